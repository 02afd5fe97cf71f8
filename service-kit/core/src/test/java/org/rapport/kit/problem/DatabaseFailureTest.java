package org.rapport.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.kit.problem.DatabaseFailure.Away;
import org.rapport.kit.problem.DatabaseFailure.None;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, Away",
        "53100, Full",
        "53200, Away",
        "53300, Away",
        "57P01, Away",
        "57P03, Away",
        "57014, Busy",
        "55P03, Busy",
        "40P01, Deadlock",
        "40001, Deadlock",
        "23505, Duplicate",
        "23503, Rule",
        "23514, Rule",
        "22021, Unfit",
        "42601, None",
    })
    void isToldByTheClassOfTheState(String state, String kind) {
        var failure = DatabaseFailure.of(new IllegalStateException(new SQLException("x", state)));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource
    void passesWhereOnlyPoolOrTransactionManagerSpeak(Exception heard) {
        assertThat(DatabaseFailure.of(new IllegalStateException("of ours", heard)))
                .isInstanceOf(Away.class)
                .matches(DatabaseFailure::isTransient);
    }

    static Stream<Exception> passesWhereOnlyPoolOrTransactionManagerSpeak() {
        return Stream.of(
                new SQLException("Exception in association of connection to existing transaction"),
                new SQLException("Sorry, acquisition timeout!"),
                new SystemException("enlistment failed"),
                new RollbackException("rolled back"),
                new HeuristicMixedException("unknown"),
                new HeuristicRollbackException("unknown"),
                new XAException(XAException.XAER_RMERR));
    }

    @Test
    void isTheRuleThatACommitBreaksWhoeverHearsOfItFirst() {
        var commit = new RollbackException("could not commit");
        commit.initCause(new SQLException("deferred constraint", "23503"));

        assertThat(DatabaseFailure.of(new IllegalStateException(commit))).isInstanceOf(DatabaseFailure.Rule.class);
    }

    @Test
    void isNoneWhereNobodySpeaksOfTheDatabase() {
        assertThat(DatabaseFailure.of(new IllegalStateException(new NullPointerException())))
                .isInstanceOf(None.class)
                .matches(failure -> !failure.isTransient());
    }
}
