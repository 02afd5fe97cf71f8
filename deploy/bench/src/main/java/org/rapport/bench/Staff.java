package org.rapport.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.local.People;
import org.rapport.local.client.Answer;
import org.rapport.local.client.Gateway;
import org.rapport.local.client.Login;

/**
 * Members of an organisation with roles, a team and policies, made by its administrator through the public API where they
 * are not there yet.
 */
final class Staff {

    private static final String ROLES = "/api/superadmin/roles";
    private static final String USERS = "/api/superadmin/users";
    private static final String TEAMS = "/api/superadmin/teams";
    private static final String POLICIES = "/api/superadmin/policies";
    private static final Map<String, String> ANY_VERSION = Map.of("If-Match", "*");
    private static final int CONFLICT = 409;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final People people;
    private final String alias;
    private final Gateway administrator;

    Staff(People people, String alias, Gateway administrator) {
        this.people = people;
        this.alias = alias;
        this.administrator = administrator;
    }

    /**
     * Somebody who holds one role.
     *
     * @param gateway as he sees it
     */
    record Member(String id, String subject, Gateway gateway) {

        Supplier<String> token() {
            return gateway.token();
        }

        /** How many records a page of a list shows. */
        int listed(String list) {
            return gateway.get(list).body().path("items").size();
        }
    }

    /** A rule on one action on records of {@code type}, for who holds {@code role}. */
    record Policy(String name, String role, String effect, String type, String action, String condition) {}

    /** One member for each of the roles, with the name of the role for a key. */
    Map<String, Member> members(SequencedMap<String, String> grantsByRole) throws InterruptedException {
        grantsByRole.forEach((role, grants) -> make(ROLES, """
                {"name": "%1$s", "title": "%1$s", "grants": [%2$s]}""".formatted(role, grants)));
        for (String role : grantsByRole.sequencedKeySet()) {
            if (known(role) == null) {
                invite(role);
            }
        }
        var members = new HashMap<String, Member>();
        for (String role : grantsByRole.sequencedKeySet()) {
            members.put(role, joined(role));
        }
        return members;
    }

    private void invite(String role) {
        administrator
                .post(USERS + "/invite", """
                        {"email": "%s", "firstName": "Bea", "lastName": "Bench", "roles": ["%s"]}""".formatted(email(role), role), Map.of())
                .orFail();
    }

    private Member joined(String role) throws InterruptedException {
        String email = email(role);
        JsonNode invited = known(role);
        if (invited == null || !invited.path("status").asText().equals("active")) {
            people.join(email);
        }
        await(email + " to be a member", () -> {
            JsonNode member = known(role);
            return member != null && member.path("status").asText().equals("active");
        });
        JsonNode member = known(role);
        return new Member(
                member.path("id").asText(),
                member.path("subject").asText(),
                administrator.bearer(new Login(() -> people.login(email))));
    }

    private @Nullable JsonNode known(String role) {
        return administrator
                .get(USERS + "?filter=email==" + email(role))
                .orFail()
                .body()
                .path("items")
                .get(0);
    }

    private String email(String role) {
        return role + "@" + alias + ".example";
    }

    /** Has {@code members} work together. */
    void team(String name, List<Member> members) {
        String ids = members.stream()
                .map(member -> "{\"memberId\": \"%s\"}".formatted(member.id()))
                .collect(Collectors.joining(", "));
        make(TEAMS, """
                {"name": "%s", "members": [%s]}""".formatted(name, ids));
    }

    /** Puts {@code policies} in force, in their order. */
    void policies(List<Policy> policies) {
        Map<String, JsonNode> known = knownPolicies();
        for (Policy policy : policies) {
            JsonNode there = known.get(policy.name());
            if (there == null) {
                there = administrator
                        .post(POLICIES, body(policy), Map.of())
                        .orFail()
                        .body();
            }
            if (!there.path("status").asText().equals("published")) {
                administrator
                        .post(POLICIES + "/" + there.path("id").asText() + "/publish", "", ANY_VERSION)
                        .orFail();
            }
        }
    }

    /** The attributes by which no index finds what the policy of that name allows. */
    List<String> missingIndexes(String policy) {
        var missing = new ArrayList<String>();
        knownPolicies().get(policy).path("missingIndexes").forEach(attribute -> missing.add(attribute.asText()));
        return missing;
    }

    private Map<String, JsonNode> knownPolicies() {
        var known = new LinkedHashMap<String, JsonNode>();
        String next = "";
        do {
            Answer page = administrator.get(POLICIES + "?limit=200" + next).orFail();
            page.body()
                    .path("items")
                    .forEach(item -> known.put(item.path("name").asText(), item));
            next = page.text("/next").isEmpty() ? "" : "&cursor=" + page.text("/next");
        } while (!next.isEmpty());
        return known;
    }

    private static String body(Policy policy) {
        return """
                {"name": "%s", "rule": {"effect": "%s", "resourceType": "%s", "actions": ["%s"], "roles": ["%s"],
                 "condition": "%s"}}""".formatted(
                policy.name(), policy.effect(), policy.type(), policy.action(), policy.role(), policy.condition());
    }

    private void make(String collection, String body) {
        Answer answer = administrator.post(collection, body, Map.of());
        if (answer.status() != CONFLICT) { // then it is there
            answer.orFail();
        }
    }

    /** Shares each of {@code leads} with {@code member}, to read. */
    void share(List<String> leads, Member member) {
        for (String lead : leads) {
            make("/sales/leads/" + lead + "/shares", """
                    {"memberId": "%s", "level": "read"}""".formatted(member.id()));
        }
    }

    /** What is waited for. */
    interface Check<X extends Exception> {
        boolean holds() throws X;
    }

    /** Returns once {@code check} holds, which must be soon. */
    static <X extends Exception> void await(String what, Check<X> check) throws X, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            Thread.sleep(PAUSE);
        }
    }
}
