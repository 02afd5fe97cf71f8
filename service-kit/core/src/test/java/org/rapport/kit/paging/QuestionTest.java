package org.rapport.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.problem.DomainException;

class QuestionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private enum Status {
        NEW,
        IN_WORK
    }

    private static final Listing<TenantRow> LISTING = Listing.of(TenantRow.class, "createdAt", Kind.TIME)
            .filtered("closeDate", Kind.DATE)
            .filtered("score", Kind.INTEGER)
            .filtered("status", Kind.oneOf(Status.class))
            .filtered("source", Kind.TEXT)
            .filtered("won", Kind.FLAG)
            .filteredByAny("email", "emailKeys", Kind.TEXT);

    private static final Names NAMES = new Names(LISTING, List.of(), _ -> null);

    private static Question rsql(String filter) {
        return new Rsql(filter).read(NAMES);
    }

    private static Question json(String filter) {
        try {
            return new JsonQuestion(
                            JSON.readValue(filter.replace('\'', '"'), SearchFilter.class), null, true, () -> null)
                    .read(NAMES);
        } catch (JsonProcessingException e) {
            throw new AssertionError(filter, e);
        }
    }

    private static String hql(Question question) {
        return new QuestionHql(question, NAMES, Instant.EPOCH, ZoneOffset.UTC, Set.of()).write();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status==in-work         | {'property': 'status', 'op': 'eq', 'value': 'in-work'}",
                "status!=new             | {'property': 'status', 'op': 'ne', 'value': 'new'}",
                "score=lt=50             | {'property': 'score', 'op': 'lt', 'value': 50}",
                "score=le=50             | {'property': 'score', 'op': 'le', 'value': 50}",
                "score=gt=50             | {'property': 'score', 'op': 'gt', 'value': 50}",
                "createdAt=ge=now-7d/d   | {'property': 'createdAt', 'op': 'ge', 'value': 'now-7d/d'}",
                "closeDate==2026-02-28   | {'property': 'closeDate', 'op': 'eq', 'value': '2026-02-28'}",
                "won==true               | {'property': 'won', 'op': 'eq', 'value': true}",
                "source=null=false       | {'property': 'source', 'op': 'null', 'value': false}",
                "source=in=(a,b)         | {'property': 'source', 'op': 'in', 'values': ['a', 'b']}",
                "source=out=(a)          | {'property': 'source', 'op': 'out', 'values': ['a']}",
                "score==1;won==true      | {'and': [{'property': 'score', 'op': 'eq', 'value': 1},"
                        + " {'property': 'won', 'op': 'eq', 'value': true}]}",
                "score==1,(score==2;won==true) | {'or': [{'property': 'score', 'op': 'eq', 'value': 1}, {'and': ["
                        + "{'property': 'score', 'op': 'eq', 'value': 2},"
                        + " {'property': 'won', 'op': 'eq', 'value': true}]}]}"
            })
    void isTheSameInBothSpellings(String rsql, String json) {
        assertThat(json(json)).isEqualTo(rsql(rsql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score=lt=50     | (it.score >= cast(:filter0 as Long) or it.score is null)",
                "score==50       | (it.score <> cast(:filter0 as Long) or it.score is null)",
                "score!=50       | it.score = cast(:filter0 as Long)",
                "score=null=true | it.score is not null",
                "email==a        | not exists (select 1 from it.emailKeys value where value = :filter0)",
                "email!=a        | exists (select 1 from it.emailKeys value where value = :filter0)",
                "email=null=true | it.emailKeys is not empty",
                "score=gt=1;won==true | ((it.score <= cast(:filter0 as Long) or it.score is null) or "
                        + "(it.won <> :filter1 or it.won is null))",
                "score=gt=1,won!=true | ((it.score <= cast(:filter0 as Long) or it.score is null) and it.won = :filter1)"
            })
    void whatIsNotAskedForIsWrittenAsWhatIs(String rsql, String hql) {
        Question not = new Question.Not(rsql(rsql));

        assertThat(hql(not)).isEqualTo(hql);
        assertThat(hql(new Question.Not(not))).isEqualTo(hql(rsql(rsql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | /filter",
                "{'and': [], 'or': []}                                       | /filter",
                "{'and': []}                                                 | /filter/and",
                "{'and': [{'not': {}}]}                                      | /filter/and/0/not",
                "{'not': {'property': 'won'}, 'op': 'eq'}                    | /filter",
                "{'property': 'won'}                                         | /filter/op",
                "{'op': 'eq', 'value': 1}                                    | /filter/property",
                "{'property': 'secret', 'op': 'eq', 'value': 1}              | /filter/property",
                "{'property': 'won', 'op': 'eq'}                             | /filter/value",
                "{'property': 'won', 'op': 'eq', 'value': null}              | /filter/value",
                "{'property': 'won', 'op': 'eq', 'values': [true]}           | /filter/values",
                "{'property': 'won', 'op': 'in', 'value': true}              | /filter/value",
                "{'property': 'won', 'op': 'in', 'values': []}               | /filter/values",
                "{'property': 'won', 'op': 'in', 'values': [true, 'true']}   | /filter/values/1",
                "{'property': 'won', 'op': 'eq', 'value': 'true'}            | /filter/value",
                "{'property': 'score', 'op': 'eq', 'value': '1'}             | /filter/value",
                "{'property': 'score', 'op': 'eq', 'value': 1.5}             | /filter/value",
                "{'property': 'score', 'op': 'eq', 'value': 99999999999}     | /filter/value",
                "{'property': 'source', 'op': 'eq', 'value': 1}              | /filter/value",
                "{'property': 'source', 'op': 'eq', 'value': 'a\\u0000'}     | /filter/value",
                "{'property': 'source', 'op': 'null', 'value': 'true'}       | /filter/value",
                "{'property': 'status', 'op': 'lt', 'value': 'new'}          | /filter/op",
                "{'property': 'createdAt', 'op': 'lt', 'value': 'now-7'}     | /filter/value",
                "{'property': 'createdAt', 'op': 'lt', 'value': {}}          | /filter/value"
            })
    void saysWhereItMakesNoSense(String json, String pointer) {
        assertRefused(json)
                .satisfies(refusal ->
                        assertThat(refusal.errors().getFirst().pointer()).isEqualTo(pointer));
    }

    @Test
    void costsNoMoreThanItMay() {
        String one = "{'property': 'score', 'op': 'eq', 'value': 1}";

        assertThat(json(several(49, one))).isInstanceOf(Question.And.class);
        assertLimited(several(50, one), "must have at most 50 parts");
        assertThat(json("{'not': ".repeat(7) + one + "}".repeat(7))).isInstanceOf(Question.Not.class);
        assertLimited("{'not': ".repeat(8) + one + "}".repeat(8), "must be nested at most 8 deep");
        assertLimited(
                "{'property': 'score', 'op': 'in', 'values': [%s]}"
                        .formatted(IntStream.rangeClosed(0, 100)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(","))),
                "must have at most 100 values in a comparison");
    }

    private static String several(int number, String one) {
        return "{'and': [" + String.join(",", Collections.nCopies(number, one)) + "]}";
    }

    private static void assertLimited(String json, String detail) {
        assertRefused(json).satisfies(refusal -> {
            assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/filter");
            assertThat(refusal.errors().getFirst().detail()).isEqualTo(detail);
        });
    }

    private static AbstractThrowableAssert<?, DomainException.Malformed> assertRefused(String json) {
        return assertThatThrownBy(() -> json(json)).as(json).asInstanceOf(throwable(DomainException.Malformed.class));
    }
}
