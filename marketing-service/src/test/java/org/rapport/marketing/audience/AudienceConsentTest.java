package org.rapport.marketing.audience;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.marketing.audience.AudienceFixture.aConsent;
import static org.rapport.marketing.audience.AudienceFixture.anAddress;
import static org.rapport.marketing.audience.AudienceFixture.ledger;
import static org.rapport.marketing.audience.AudienceFixture.person;
import static org.rapport.marketing.audience.AudienceFixture.settled;
import static org.rapport.marketing.audience.AudienceFixture.submit;
import static org.rapport.marketing.audience.SalesFixture.contact;
import static org.rapport.marketing.audience.SalesFixture.created;
import static org.rapport.marketing.audience.SalesFixture.edited;
import static org.rapport.marketing.audience.SalesFixture.mail;
import static org.rapport.marketing.audience.SalesFixture.publish;
import static org.rapport.marketing.audience.SalesFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.marketing.audience.SalesFixture.AContact;

@QuarkusTest
class AudienceConsentTest {

    private static final Instant DISTANT = Instant.parse("2099-01-01T00:00:00Z");

    @Test
    void whatWasAllowedForOneAddressIsNotAllowedForAnother() {
        UUID contact = UUID.randomUUID();
        String before = anAddress();
        String after = anAddress();
        String second = anAddress();
        Consent granted = aConsent(before, State.GRANTED, 0);

        publish(ACME, contact(contact, 1, null, List.of(before), granted));
        publish(ACME, contact(contact, 2, null, List.of(before, second), granted));
        publish(ACME, contact(contact, 3, null, List.of(after, second), granted));
        settled(ACME);

        for (String address : List.of(after, second)) {
            String id = holds(address, hasSize(0));
            ledger(ACME, id).body("items", hasSize(0));
        }
    }

    @Test
    void whatWasRefusedForOneAddressIsRefusedForAnother() {
        UUID contact = UUID.randomUUID();
        String before = anAddress();
        String after = anAddress();
        Consent[] said = {aConsent(before, State.GRANTED, 0), aConsent(before, State.WITHDRAWN, 1)};

        publish(ACME, contact(contact, 1, null, List.of(before), said));
        publish(ACME, contact(contact, 2, null, List.of(after), said));
        settled(ACME);

        String id = holds(after, contains("withdrawn"));
        ledger(ACME, id).body("items", hasSize(1)).body("items[0].address", equalTo(before));
    }

    @Test
    void aConsentFromTheFutureIsAsOldAsItsRecord() {
        UUID lead = UUID.randomUUID();
        String email = anAddress();
        Consent early = aConsent(email, State.GRANTED, 0).saidAt(DISTANT);

        publish(ACME, created(lead, email, early));
        publish(ACME, contact(UUID.randomUUID(), 1, null, List.of(email), aConsent(email, State.WITHDRAWN, 2)));
        publish(ACME, edited(lead, 60, email, early));
        settled(ACME);

        String id = holds(email, contains("withdrawn"));
        ledger(ACME, id)
                .body("items.state", contains("withdrawn", "granted"))
                .body("items[1].givenAt", equalTo(SalesFixture.THEN.toString()));
    }

    @Test
    void whoIsOptedOutOfAnAddressGetsNothingThereUntilTheMarkIsGone() {
        UUID contact = UUID.randomUUID();
        String out = anAddress();
        String other = anAddress();
        Consent[] said = {aConsent(out, State.GRANTED, 0), aConsent(other, State.GRANTED, 0)};

        publish(
                ACME,
                new AContact(contact, 2, null, List.of(optedOut(out), mail(other)))
                        .saying(said)
                        .edited());
        settled(ACME);

        holds(out, contains("withdrawn", "withdrawn"));
        person(ACME, out)
                .body("items[0].consents.topic", contains("*", "newsletter"))
                .body("items[0].consents.source", contains("contact", "contact"))
                .body("items[0].consents.at", contains(at(2), at(2)));
        holds(other, contains("granted"));

        publish(ACME, contact(contact, 3, null, List.of(out, other), said));
        settled(ACME);
        holds(out, contains("granted"));
    }

    @Test
    void anOptOutStaysWhenItsContactLosesTheAddressOrIsDeleted() {
        UUID contact = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        String lost = anAddress();
        String orphan = anAddress();
        publish(ACME, created(UUID.randomUUID(), lost, aConsent(lost, State.GRANTED, 0)));
        publish(ACME, created(UUID.randomUUID(), orphan, aConsent(orphan, State.GRANTED, 0)));

        publish(ACME, new AContact(contact, 2, null, List.of(optedOut(lost))).edited());
        publish(ACME, contact(contact, 3, null, List.of(anAddress())));
        publish(ACME, new AContact(gone, 2, null, List.of(optedOut(orphan))).edited());
        publish(ACME, new AContact(gone, 3, null, List.of(optedOut(orphan))).deleted());
        settled(ACME);

        holds(lost, contains("withdrawn", "withdrawn"));
        holds(orphan, contains("withdrawn", "withdrawn"));
    }

    @Test
    void whoAllowsAgainLaterIsWrittenToThoughTheMarkIsStillThere() {
        UUID contact = UUID.randomUUID();
        String email = anAddress();
        publish(ACME, new AContact(contact, 2, null, List.of(optedOut(email))).edited());
        settled(ACME);

        submit(ACME, email);
        publish(ACME, new AContact(contact, 100_000_000, null, List.of(optedOut(email))).edited());
        settled(ACME);

        holds(email, contains("withdrawn", "granted"));
        person(ACME, email)
                .body("items[0].consents.topic", contains("*", "newsletter"))
                .body("items[0].consents[0].at", equalTo(at(2)));
    }

    @Test
    void whoMustNotBeCalledIsNot() {
        String email = anAddress();
        var allowed = new Consent(
                "phone", "offers", "+4930123456", State.GRANTED, null, null, null, null, null, null, SalesFixture.THEN);

        publish(
                ACME,
                new AContact(UUID.randomUUID(), 2, null, List.of(mail(email)))
                        .at(number("+4930123456", true, false, false))
                        .notToBeReachedBy(Consent.PHONE)
                        .saying(allowed)
                        .edited());
        settled(ACME);

        holds(email, contains("withdrawn", "withdrawn"));
        person(ACME, email).body("items[0].consents.channel", contains("phone", "phone"));
    }

    @Test
    void whoMustNotBeReachedByAChannelIsNot() {
        UUID contact = UUID.randomUUID();
        String email = anAddress();
        var out = new AContact(contact, 2, null, List.of(optedOut(email)));
        publish(
                ACME,
                out.notToBeReachedBy(Consent.EMAIL, Consent.SMS, Consent.POST).edited());
        settled(ACME);

        person(ACME, email)
                .body("items[0].consents.channel", containsInAnyOrder("email", "sms", "whatsapp", "post"))
                .body("items[0].consents.state", everyItem(equalTo("withdrawn")))
                .body("items[0].consents.at", everyItem(equalTo(at(2))));

        publish(ACME, new AContact(contact, 3, null, List.of(optedOut(email))).edited());
        settled(ACME);

        person(ACME, email)
                .body("items[0].consents.channel", contains("email"))
                .body("items[0].consents.at", contains(at(2)));
    }

    @Test
    void showsNoNumberThatMustNotBeCalledOrDoesNotWork() {
        String email = anAddress();
        UUID contact = UUID.randomUUID();
        var said = new AContact(contact, 2, null, List.of(mail(email)));

        publish(
                ACME,
                said.at(
                                number("+4930111111", true, true, false),
                                number("+4930222222", false, false, true),
                                number("+4930333333", false, false, false))
                        .edited());
        settled(ACME);
        person(ACME, email).body("items[0].phone", equalTo("+4930333333"));

        TestLogin.as(ACME, Member.ADMINISTRATOR)
                .body("{\"email\": \"%s\", \"phone\": \"+4930444444\"}".formatted(email))
                .post("/marketing/capture")
                .then()
                .statusCode(201);
        publish(
                ACME,
                new AContact(contact, 3, null, List.of(mail(email)))
                        .at(number("+4930444444", true, true, false))
                        .edited());
        settled(ACME);
        person(ACME, email).body("items[0].phone", nullValue());
    }

    @Test
    void knowsWhichAddressesDoNotWork() {
        String broken = anAddress();
        String works = anAddress();
        String account = UUID.randomUUID().toString();

        publish(
                ACME,
                new AContact(
                                UUID.randomUUID(),
                                2,
                                UUID.fromString(account),
                                List.of(new ContactRecord.Email(broken, "work", true, false, true), mail(works)))
                        .edited());
        settled(ACME);

        for (boolean invalid : List.of(true, false)) {
            TestLogin.as(ACME, Member.READER)
                    .get("/marketing/audience?filter=accountId==" + account + ";invalid==" + invalid)
                    .then()
                    .statusCode(200)
                    .body("items.email", contains(invalid ? broken : works))
                    .body("items.invalid", contains(invalid));
        }
    }

    @Test
    void tellsForWhichAddressAConsentWasGiven() {
        String email = anAddress();
        TestLogin.as(ACME, Member.ADMINISTRATOR)
                .body("""
                        {"email": "%s", "phone": "+4930123456", "consents": [
                          {"channel": "email", "topic": "newsletter", "state": "granted"},
                          {"channel": "sms", "topic": "newsletter", "state": "granted"},
                          {"channel": "post", "topic": "newsletter", "state": "granted"}]}
                        """.formatted(email))
                .post("/marketing/capture")
                .then()
                .statusCode(201);

        String id = holds(email, contains("granted", "granted", "granted"));
        person(ACME, email).body("items[0].consents.address", contains(email, null, "+4930123456"));
        ledger(ACME, id).body("items.address", containsInAnyOrder(email, null, "+4930123456"));
    }

    @Test
    void hearsNothingNewInWhatTheInboxHasForgotten() throws SQLException {
        UUID lead = UUID.randomUUID();
        UUID contact = UUID.randomUUID();
        String before = anAddress();
        String after = anAddress();
        List<Envelope<SalesEvent>> events = Stream.of(
                        created(lead, before, aConsent(before, State.GRANTED, 0)),
                        edited(lead, 2, after, aConsent(before, State.GRANTED, 0), aConsent(before, State.DENIED, 1)),
                        new AContact(contact, 1, null, List.of(optedOut(after)))
                                .saying(aConsent(after, State.GRANTED, 2))
                                .edited(),
                        contact(contact, 2, null, List.of(after), aConsent(after, State.GRANTED, 2)),
                        new AContact(contact, 3, null, List.of(mail(after))).deleted())
                .map(event -> told(ACME, event))
                .toList();
        Supplier<List<String>> seen = () -> Stream.of(before, after)
                .map(email -> person(ACME, email).extract())
                .map(found -> found.asString() + lines(found.path("items[0].id")))
                .toList();
        Broker.publish(Topics.SALES, events);

        Redelivery.changesNothing(Topics.SALES, events, seen);
        for (var event : events) {
            Redelivery.changesNothing(Topics.SALES, List.of(event), seen);
        }
    }

    private static String lines(@Nullable String person) {
        return person == null ? "" : ledger(ACME, person).extract().asString();
    }

    /** Checks the states of the consents that hold for {@code email}, and tells whose they are. */
    private static String holds(String email, Matcher<?> states) {
        return person(ACME, email)
                .body("items", hasSize(1))
                .body("items[0].consents.state", states)
                .extract()
                .path("items[0].id");
    }

    private static ContactRecord.Email optedOut(String address) {
        return new ContactRecord.Email(address, "work", true, true, false);
    }

    private static ContactRecord.Phone number(String number, boolean primary, boolean optedOut, boolean invalid) {
        return new ContactRecord.Phone(number, "work", primary, optedOut, invalid);
    }

    private static String at(long version) {
        return SalesFixture.THEN.plusSeconds(version).toString();
    }
}
