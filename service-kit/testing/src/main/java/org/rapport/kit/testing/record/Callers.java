package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import java.util.List;
import org.rapport.kit.record.RecordType;

/**
 * Those who call for records of a type that ACME has.
 *
 * @param administrator        may do everything
 * @param reader               may read, as far as that can be had alone, and change nothing
 * @param outsider             may do nothing
 * @param ofAnotherTenant      may do everything elsewhere
 * @param ofASuspendedTenant   may do everything where nothing can be changed
 * @param ofNoTenant           acts nowhere
 */
record Callers(
        Client administrator,
        Client reader,
        Client outsider,
        Client ofAnotherTenant,
        Client ofASuspendedTenant,
        Client ofNoTenant) {

    /** Those without a token that holds. */
    static final List<Client> STRANGERS =
            List.of(Client.WITHOUT_TOKEN, Client.WITH_NONSENSE, Client.WITH_AN_EXPIRED_TOKEN);

    private static final Callers MEMBERS = new Callers(
            Client.ADMINISTRATOR,
            Client.READER,
            Client.OUTSIDER,
            Client.OF_ANOTHER_TENANT,
            Client.OF_A_SUSPENDED_TENANT,
            Client.OF_NO_TENANT);

    /** No role of a tenant gives anything; who may read may change. */
    private static final Callers OPERATORS = new Callers(
            Client.operator(ACME),
            Client.ADMINISTRATOR,
            Client.ADMINISTRATOR,
            Client.operator(GLOBEX),
            Client.operator(HOOLI),
            Client.OPERATOR_OF_NO_TENANT);

    static Callers of(RecordType<?, ?> type) {
        return type.forOperators() ? OPERATORS : MEMBERS;
    }

    /** Requires that {@code answer} refuses an operation on {@code type} and names the permission for one of its actions. */
    static void assertMissing(RecordType<?, ?> type, Answer answer) {
        String named = answer.refused(403).json().path("permission").asText();
        List<String> known = type.forOperators()
                ? List.of("platform-admin")
                : type.actions().stream().map(type::permission).toList();
        assertThat(named).as("permission that %s needs", answer.operation()).isIn(known);
    }
}
