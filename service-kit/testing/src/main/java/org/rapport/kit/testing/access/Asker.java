package org.rapport.kit.testing.access;

import static org.rapport.kit.testing.TestTenant.ACME;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;

/**
 * Somebody who asks in ACME, and what he may do there: said once more, without the code that decides it.
 *
 * @param member who asks; absent for a platform administrator
 */
record Asker(@Nullable Member member) {

    private static final List<Grant> OF_OPERATORS = Stream.concat(
                    Stream.of(new Grant("audit", List.of("read"))),
                    Stream.of("member", "role", "team", "setting").map(type -> new Grant(type, List.of("*"))))
            .toList();

    /** One for each role of the tests that always says the same. */
    static List<Asker> all() {
        return Stream.concat(
                        Arrays.stream(Member.values())
                                .filter(member -> member != Member.VARYING)
                                .map(Asker::new),
                        Stream.of(new Asker(null)))
                .toList();
    }

    String token() {
        return member == null ? TestLogin.operatorToken(ACME) : TestLogin.token(ACME, member);
    }

    boolean isOperator() {
        return member == null;
    }

    /** Whether a role allows {@code permission}, for records of whatever owner. */
    boolean may(String permission) {
        return grants(permission).anyMatch(_ -> true);
    }

    /** Whether a role allows {@code permission} for what nobody cares for. */
    boolean mayAll(String permission) {
        return grants(permission).anyMatch(grant -> grant.reach() == Reach.ALL);
    }

    /** Whether a role allows {@code permission} for what {@code owner} cares for. */
    boolean mayOf(Member owner, String permission) {
        return grants(permission).anyMatch(grant -> switch (grant.reach()) {
            case OWN -> owner == member;
            case TEAM -> owner == member || isOfTeam(owner);
            case ALL -> true;
        });
    }

    private Stream<Grant> grants(String permission) {
        String[] words = permission.split(":");
        return (member == null ? OF_OPERATORS : member.grants())
                .stream()
                        .filter(grant -> List.of("*", words[0]).contains(grant.resourceType()))
                        .filter(grant ->
                                grant.actions().contains("*") || grant.actions().contains(words[1]));
    }

    /** Solo and player are in one team, which is below the captain's. */
    private boolean isOfTeam(Member owner) {
        return switch (member) {
            case SOLO, PLAYER -> owner == Member.SOLO || owner == Member.PLAYER;
            case CAPTAIN -> owner == Member.SOLO || owner == Member.PLAYER || owner == Member.CAPTAIN;
            case null, default -> false;
        };
    }

    @Override
    public String toString() {
        return member == null ? "operator" : member.name().toLowerCase(Locale.ROOT);
    }
}
