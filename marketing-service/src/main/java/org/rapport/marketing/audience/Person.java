package org.rapport.marketing.audience;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Touch;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/**
 * The person behind an e-mail address: what all that is said of it comes to. Consents are the exception; they were given
 * for the address and stay with it, whatever becomes of the records that told of them.
 */
@Entity
class Person extends TenantRow {

    static final RecordType<Person, AudiencePerson> TYPE = RecordType.of(
                    Person.class, AudiencePerson.class, Person::toView, "firstSeenAt", Kind.TIME)
            .named("audience")
            .sorted("email", "emailKey", Kind.EMAIL_KEY)
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

    /** The one that holds for each channel and topic. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Consent> consents = List.of();

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
        stage = mentions.stream().anyMatch(Said::customer) ? Stage.CUSTOMER : Stage.LEAD;
        firstName = first(mentions, Said::firstName);
        lastName = first(mentions, Said::lastName);
        company = first(mentions, Said::company);
        jobTitle = first(mentions, Said::jobTitle);
        phone = first(mentions, Said::phone);
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

    /** Takes note of consents that were given or refused for the address. */
    void consent(List<Consent> told) {
        consents = Consents.merge(consents, told);
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
                Consents.effective(Consents.merge(consents, List.of())),
                firstSeenAt,
                lastSeenAt);
    }
}
