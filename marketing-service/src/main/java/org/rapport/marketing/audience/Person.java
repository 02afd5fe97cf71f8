package org.rapport.marketing.audience;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Touch;
import org.rapport.kit.consent.Addressees;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/**
 * The person behind an e-mail address: what all that is said of it comes to. Consents are the exception; they were given
 * for the address and stay with it, whatever becomes of the records that told of them. So do the marks of a contact, until
 * it says itself that they are gone.
 */
@Entity
class Person extends TenantRow {

    static final RecordType<Person, AudiencePerson> TYPE = RecordType.of(
                    Person.class, AudiencePerson.class, Person::toView, "firstSeenAt", Kind.TIME)
            .named("audience")
            .sorted("email", "emailKey", Kind.EMAIL_KEY)
            .filtered("invalid", Kind.FLAG)
            .filtered("stage", Kind.oneOf(Stage.class))
            .filtered("leadId", Kind.ID)
            .filtered("contactId", Kind.ID)
            .filtered("accountId", Kind.ID)
            .where("known", true)
            .build();

    /** As it was told first. */
    @Column(updatable = false)
    private String email;

    /** By which it is found. */
    @Column(updatable = false)
    private String emailKey;

    /** Whether the address is known not to work. */
    private boolean invalid;

    /** Whether a record still speaks of the person. */
    private boolean known;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.LEAD;

    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String company;
    private @Nullable String jobTitle;
    private @Nullable String phone;
    private @Nullable UUID leadId;
    private @Nullable UUID contactId;
    private @Nullable UUID accountId;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch firstTouch;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch lastTouch;

    /** What was said last, for each channel, topic and address. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Consent> consents = List.of();

    /** What contacts are marked with, the latest first. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Mark> marks = List.of();

    private Instant firstSeenAt;
    private Instant lastSeenAt;

    /** For Hibernate. */
    protected Person() {}

    /** Someone of whom nothing is known yet but the address. */
    Person(String email, Instant now) {
        super(Uuids.next());
        this.email = email;
        this.emailKey = ComparisonKey.ofEmail(email);
        this.firstSeenAt = now;
        this.lastSeenAt = now;
    }

    /**
     * Becomes what {@code mentions} say, the most credible first; hidden if there are none. Unless that is {@code all}
     * that is said, the person was met, first and last, as it is known already.
     */
    void become(List<Said> mentions, boolean all) {
        known = !mentions.isEmpty();
        if (!known) {
            return;
        }
        invalid = mentions.stream().anyMatch(said -> said.invalid().contains(emailKey));
        stage = mentions.stream().anyMatch(Said::customer) ? Stage.CUSTOMER : Stage.LEAD;
        firstName = first(mentions, Said::firstName);
        lastName = first(mentions, Said::lastName);
        company = first(mentions, Said::company);
        jobTitle = first(mentions, Said::jobTitle);
        Set<String> silent =
                mentions.stream().flatMap(said -> said.silent().stream()).collect(Collectors.toSet());
        phone = first(mentions, said -> silent.contains(said.phone()) ? null : said.phone());
        leadId = first(mentions, Said::leadId);
        contactId = first(mentions, Said::contactId);
        accountId = first(mentions, Said::accountId);
        if (all) {
            firstTouch = null;
            lastTouch = null;
            firstSeenAt = mentions.getFirst().since();
            lastSeenAt = firstSeenAt;
        }
        mentions.forEach(this::meet);
    }

    /** Takes note of when and how the person was met, as {@code said} knows. */
    void meet(Said said) {
        see(said.since());
        for (Touch touch : said.touches()) {
            see(touch.at());
            if (firstTouch == null || touch.at().isBefore(firstTouch.at())) {
                firstTouch = touch;
            }
            if (lastTouch == null || touch.at().isAfter(lastTouch.at())) {
                lastTouch = touch;
            }
        }
    }

    private void see(Instant at) {
        firstSeenAt = at.isBefore(firstSeenAt) ? at : firstSeenAt;
        lastSeenAt = at.isAfter(lastSeenAt) ? at : lastSeenAt;
    }

    /** Takes note of what of {@code told} concerns the person, and returns that. */
    List<Consent> consent(List<Consent> told) {
        List<Consent> concerning = Addressees.RULE.concerning(told, email);
        consents = Addressees.RULE.merge(consents, concerning);
        return concerning;
    }

    /** Takes note of what the contact {@code contactId} is marked with. A mark that it had before is as old as it was. */
    void mark(UUID contactId, List<Consent> refusals) {
        marks = Mark.replaced(marks, contactId, refusals);
    }

    boolean isKnown() {
        return known;
    }

    private static <T> @Nullable T first(List<Said> mentions, Function<Said, @Nullable T> part) {
        return mentions.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }

    AudiencePerson toView() {
        return new AudiencePerson(
                id(),
                email,
                invalid,
                stage,
                firstName,
                lastName,
                company,
                jobTitle,
                phone,
                leadId,
                contactId,
                accountId,
                firstTouch,
                lastTouch,
                Addressees.RULE.holding(
                        Stream.concat(consents.stream(), marks.stream().map(Mark::refusal))
                                .toList(),
                        email),
                firstSeenAt,
                lastSeenAt);
    }
}
