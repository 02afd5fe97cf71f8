package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.record.RecordType.READ;
import static org.rapport.kit.testing.TestPolicies.allow;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** What policies allow and deny, beside what roles allow. */
interface PolicyRules extends SightRules {

    Client CALLER = Client.VARYING;

    /** Who calls as a policy has it. */
    String BY_CALLER = "By == '" + Member.VARYING.subject(ACME) + "'";

    @AfterEach
    default void withdrawPolicies() {
        TestPolicies.withdraw();
    }

    /** From now on roles allow the caller everything, or nothing of this type. */
    private void roles(boolean allow) {
        var grants = new ArrayList<Grant>();
        for (String type : MaskedSightRules.OTHERS) {
            grants.add(new Grant(type, MaskedSightRules.ALL));
        }
        grants.removeIf(grant -> grant.resourceType().equals(type().name()));
        if (allow) {
            grants.add(new Grant(type().name(), MaskedSightRules.ALL));
        }
        TestRoles.vary(grants.toArray(Grant[]::new));
    }

    private void requireOfTenants() {
        assumeTrue(!type().forOperators() && !type().isPart(), "policies do not speak of these records");
    }

    /** That a record is {@code record}, if that can be asked. */
    private String is(JsonNode record) {
        requireKey();
        String value = "'" + id(record) + "'";
        boolean isId = type().attributes().named(key()).kind() == Kind.ID;
        return "resource.%s == %s".formatted(key(), isId ? "uuid(" + value + ")" : value);
    }

    private void requireKey() {
        assumeTrue(
                type().attributes().all().stream()
                        .anyMatch(attribute -> attribute.name().equals(key())),
                "no condition can tell these records apart");
    }

    private List<String> listed(JsonNode since) {
        return Json.each(
                since(since, CALLER).asking("limit", 200).get(path()).record().path("items"), key());
    }

    private int counted(JsonNode since) {
        return since(since, CALLER)
                .asking("count", true)
                .get(path())
                .record()
                .path("count")
                .asInt();
    }

    @Test
    default void policiesAllowWhatNoRoleAllows() {
        requireOfTenants();
        roles(false);
        JsonNode one = shown();
        JsonNode other = another();
        CALLER.get(path()).refused(403);

        TestPolicies.publish(allow(type().name(), READ, is(one)));

        assertThat(listed(one)).containsExactly(id(one));
        assertThat(counted(one)).isEqualTo(1);
        reads(location(one)).forEach(read -> CALLER.get(read).is(200));
        reads(location(other)).forEach(read -> CALLER.get(read).refused(404));
        changes().forEach((change, body) -> {
            Callers.assertMissing(type(), CALLER.inAnyVersion().change(change, location(one), body));
            CALLER.inAnyVersion().change(change, location(other), body).refused(404);
        });
    }

    @Test
    default void policiesDenyWhateverRolesAllow() {
        requireOfTenants();
        roles(true);
        JsonNode one = shown();
        JsonNode other = another();
        int before = counted(one);

        TestPolicies.publish(deny(type().name(), READ, is(one)), allow(type().name(), "*", is(one)));

        assertThat(listed(one)).contains(id(other)).doesNotContain(id(one));
        assertThat(counted(one)).isEqualTo(before - 1);
        reads(location(other)).forEach(read -> CALLER.get(read).is(200));
        assertNothingIsFound(CALLER, location(one));
    }

    @Test
    default void policiesSpeakOfNobodyElse() {
        requireOfTenants();
        JsonNode one = shown();
        TestPolicies.publish(deny(type().name(), "*", null));

        reads(location(one)).forEach(read -> callers().reader().get(read).is(200));
    }

    @Test
    default void policiesHidePropertiesOfTheRecordsOfWhichTheySpeak() {
        requireOfTenants();
        assumeTrue(!type().maskable().isEmpty(), "these records are shown as a whole");
        roles(true);
        JsonNode one = shown();
        JsonNode other = shown();
        String property =
                type().maskable().stream().filter(one::hasNonNull).findFirst().orElseThrow();

        TestPolicies.publish(deny(type().name(), READ, is(one), property));

        JsonNode items =
                since(one, CALLER).asking("limit", 200).get(path()).record().path("items");
        assertThat(items).anySatisfy(item -> {
            assertThat(id(item)).isEqualTo(id(one));
            assertThat(item.has(property)).isFalse();
        });
        if (isReadAlone()) {
            assertThat(CALLER.get(location(one)).record().has(property)).isFalse();
            assertThat(CALLER.get(location(other)).record().path(property)).isEqualTo(other.path(property));
        }
        type().listing().properties().forEach((name, listed) -> {
            if (property.equals(listed.tells())) {
                CALLER.asking("filter", name + "==1").get(path()).refused(400);
            }
        });
    }

    @Test
    default void policiesAllowWithoutSomeProperties() {
        requireOfTenants();
        assumeTrue(!type().maskable().isEmpty(), "these records are shown as a whole");
        roles(false);
        JsonNode one = shown();
        String property = type().maskable().getFirst();

        TestPolicies.publish(allow(type().name(), READ, is(one), property));

        JsonNode seen = since(one, CALLER).get(path()).record().path("items").get(0);
        assertThat(id(seen)).isEqualTo(id(one));
        assertThat(seen.has(property)).isFalse();
    }

    /** What a record would be by a change is looked at, too: here, whose change was the last. */
    @Test
    default void nothingIsChangedToWhatPoliciesDeny() {
        requireOfTenants();
        assumeTrue(isAggregate() && type().has(RecordType.DELETE), "nobody can change these records");
        roles(true);
        JsonNode one = shown();
        TestPolicies.publish(
                deny(type().name(), RecordType.DELETE, "resource.updated" + BY_CALLER),
                deny(type().name(), RecordType.CREATE, "resource.created" + BY_CALLER));

        Callers.assertMissing(type(), CALLER.inAnyVersion().delete(location(one)));
        making().forEach((where, body) -> Callers.assertMissing(type(), CALLER.post(where, body)));

        assertThat(CALLER.get(location(one)).record()).isEqualTo(one);
        assertThat(listed(one)).contains(id(one));
        assertThat(since(one, CALLER).get(path()).record().path("items"))
                .noneSatisfy(
                        item -> assertThat(item.path("createdBy").asText()).isEqualTo(Member.VARYING.subject(ACME)));
    }

    @Test
    default void aPageIsFollowedByOneUnderTheSamePoliciesOnly() {
        requireOfTenants();
        requireKey();
        roles(true);
        JsonNode one = shown();
        another();
        TestPolicies.publish(deny(type().name(), READ, "!has(resource.%s)".formatted(key())));
        Client paging = since(one, CALLER).asking("limit", 1);
        String next = paging.get(path()).record().path("next").asText();
        paging.asking("cursor", next).get(path()).is(200);

        TestPolicies.publish(deny(type().name(), READ, "!has(resource.%s)".formatted(key())));

        paging.asking("cursor", next).get(path()).refused(400).at("#cursor");
    }
}
