package org.rapport.admin.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.role.Roles;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** Someone who belongs to an organisation. The account is the person's own, in Keycloak; this is the membership. */
@Entity
public class Member extends Aggregate<MemberRecord> {

    static final String INVITE = "invite";
    static final String ASSIGN = "assign";
    static final String DEACTIVATE = "deactivate";

    public static final RecordType<Member, MemberRecord> TYPE = RecordType.of(Member.class, MemberRecord.class)
            .actions(INVITE, RecordType.EDIT, ASSIGN, DEACTIVATE)
            .filtered("status", Kind.oneOf(Status.class))
            .filtered("email", "emailKey", Kind.EMAIL_KEY)
            .filtered("subject", Kind.TEXT)
            .whole()
            .build();

    private @Nullable String subject;

    @Column(updatable = false)
    private @Nullable String email;

    /** By which the address is found. */
    @Column(updatable = false)
    private @Nullable String emailKey;

    private @Nullable String firstName;
    private @Nullable String lastName;

    @Enumerated(EnumType.STRING)
    private Status status;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> roles = List.of();

    private @Nullable String locale;
    private @Nullable String zone;
    private @Nullable Instant invitedAt;
    private @Nullable Instant activatedAt;

    /** For Hibernate. */
    protected Member() {}

    /** Someone whose invitation is still to be sent. */
    Member(InviteMember invitation) {
        super(Uuids.next());
        status = Status.INVITED;
        email = invitation.email();
        emailKey = ComparisonKey.ofEmail(invitation.email());
        firstName = invitation.firstName();
        lastName = invitation.lastName();
        roles = List.copyOf(invitation.roles());
        locale = invitation.locale();
        zone = invitation.zone();
    }

    void edit(EditMember details) {
        firstName = details.firstName();
        lastName = details.lastName();
        locale = details.locale();
        zone = details.zone();
    }

    /** What can be edited, as it stands. */
    EditMember details() {
        return new EditMember(firstName, lastName, locale, zone);
    }

    void give(List<String> names) {
        roles = List.copyOf(names);
    }

    /** Has the invitation sent once more. */
    void inviteAgain() {
        if (status != Status.INVITED) {
            throw new DomainException.Conflict(
                    "member-not-invited",
                    "Only who has not joined yet can be invited again.",
                    Map.of("memberStatus", status.name().toLowerCase(java.util.Locale.ROOT)));
        }
        invitedAt = null;
    }

    void invited(Instant now) {
        invitedAt = now;
    }

    /** Has accepted the invitation, with that account. */
    void join(String account, Instant now) {
        subject = account;
        status = Status.ACTIVE;
        activatedAt = now;
    }

    void deactivate() {
        move(Status.DEACTIVATED);
    }

    /** Undoes {@link #deactivate}; who had not joined is invited again. */
    void reactivate() {
        move(activatedAt == null ? Status.INVITED : Status.ACTIVE);
        if (activatedAt == null) {
            invitedAt = null;
        }
    }

    private void move(Status target) {
        MemberStatuses.MOVES.require(status, target);
        status = target;
    }

    boolean isAdministrator() {
        return roles.contains(Roles.ADMINISTRATOR);
    }

    @Nullable
    String subject() {
        return subject;
    }

    Status status() {
        return status;
    }

    List<String> roles() {
        return roles;
    }

    @Override
    public MemberRecord toRecord() {
        return new MemberRecord(
                id(),
                version(),
                subject,
                email,
                firstName,
                lastName,
                status,
                roles,
                locale,
                zone,
                invitedAt,
                activatedAt,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
