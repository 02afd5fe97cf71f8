package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What members are called, for pages that show more than members. */
@ApplicationScoped
public class MemberNames {

    private final Members members;

    MemberNames(Members members) {
        this.members = members;
    }

    /** The names of the members with those subjects; a subject that is no member's is left out. */
    public Map<String, String> of(Collection<String> subjects) {
        return members.bySubjects(subjects).stream()
                .collect(Collectors.toMap(
                        member -> Objects.requireNonNull(member.subject()), MemberNames::fullName, (one, _) -> one));
    }

    private static String fullName(Member member) {
        var record = Member.TYPE.view(member);
        return Stream.of(record.firstName(), record.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
