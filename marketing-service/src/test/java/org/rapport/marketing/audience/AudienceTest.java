package org.rapport.marketing.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.marketing.audience.AudienceFixture.SOON;
import static org.rapport.marketing.audience.AudienceFixture.aConsent;
import static org.rapport.marketing.audience.AudienceFixture.anAddress;
import static org.rapport.marketing.audience.AudienceFixture.ledger;
import static org.rapport.marketing.audience.AudienceFixture.person;
import static org.rapport.marketing.audience.AudienceFixture.settled;
import static org.rapport.marketing.audience.AudienceFixture.submit;
import static org.rapport.marketing.audience.SalesFixture.contact;
import static org.rapport.marketing.audience.SalesFixture.converted;
import static org.rapport.marketing.audience.SalesFixture.convertedNow;
import static org.rapport.marketing.audience.SalesFixture.created;
import static org.rapport.marketing.audience.SalesFixture.createdNow;
import static org.rapport.marketing.audience.SalesFixture.deleted;
import static org.rapport.marketing.audience.SalesFixture.edited;
import static org.rapport.marketing.audience.SalesFixture.mail;
import static org.rapport.marketing.audience.SalesFixture.publish;
import static org.rapport.marketing.audience.SalesFixture.unconverted;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.marketing.audience.SalesFixture.AContact;

@QuarkusTest
class AudienceTest {

    @Test
    void whoFillsInAFormIsInTheAudienceAtOnce() {
        String email = anAddress();

        submit(ACME, email);

        String id = person(ACME, email)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("lead"))
                .body("items[0].lastName", equalTo("Lovelace"))
                .body("items[0].firstTouch.campaign", equalTo("spring"))
                .body("items[0].consents.state", contains("granted"))
                .extract()
                .path("items[0].id");
        ledger(ACME, id)
                .body("items", hasSize(1))
                .body("items[0].channel", equalTo("email"))
                .body("items[0].topic", equalTo("newsletter"))
                .body("items[0].source", equalTo("form"))
                .body("items[0].textVersion", equalTo("2026-1"))
                .body("items[0].text", equalTo("Yes, write to me."))
                .body("items[0].ip", equalTo("203.0.113.7"))
                .body("items[0].toldBy", equalTo("capture"))
                .body("items[0].givenAt", notNullValue());
    }

    @Test
    void whoIsConvertedBecomesACustomerAndKeepsTheConsentOfTheForm() {
        String email = anAddress();
        submit(ACME, email);
        var before = person(ACME, email).extract();
        Consent given = before.body().jsonPath().getObject("items[0].consents[0]", Consent.class);
        UUID lead = UUID.randomUUID();
        UUID contact = UUID.randomUUID();
        UUID account = UUID.randomUUID();

        publish(
                ACME,
                createdNow(lead, email.toUpperCase(Locale.ROOT), given),
                convertedNow(lead, email, contact, account, given),
                new AContact(contact, 1, account, List.of(mail(email)))
                        .saying(given)
                        .madeNow()
                        .edited());

        await().atMost(SOON).untilAsserted(() -> person(ACME, email)
                .body("items[0].stage", equalTo("customer"))
                .body("items[0].leadId", equalTo(lead.toString()))
                .body("items[0].contactId", equalTo(contact.toString()))
                .body("items[0].accountId", equalTo(account.toString()))
                .body("items[0].firstName", equalTo("Grace")));
        String id = before.path("items[0].id");
        person(ACME, email)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].consents", equalTo(before.<List<?>>path("items[0].consents")));
        ledger(ACME, id).body("items", hasSize(1));
    }

    @Test
    void eventsMayComeTwiceAndInAnyOrder() {
        String email = anAddress();
        UUID lead = UUID.randomUUID();
        var consent = aConsent(email, State.GRANTED, 0);
        var third = converted(lead, 3, email, UUID.randomUUID(), UUID.randomUUID());
        var first = created(lead, email, consent);
        var once = SalesFixture.told(ACME, first);

        publish(ACME, third);
        Broker.publish(Topics.SALES, List.of(once, once));
        publish(ACME, edited(lead, 2, "other-" + email), third);
        settled(ACME);

        String id = person(ACME, email)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("customer"))
                .body("items[0].consents.state", contains("granted"))
                .extract()
                .path("items[0].id");
        ledger(ACME, id).body("items", hasSize(1));
        person(ACME, "other-" + email).body("items", hasSize(0));
    }

    @Test
    void whoIsUnconvertedIsALeadAgain() {
        String email = anAddress();
        UUID lead = UUID.randomUUID();

        publish(ACME, converted(lead, 2, email, UUID.randomUUID(), UUID.randomUUID()), unconverted(lead, 3, email));
        settled(ACME);

        person(ACME, email).body("items[0].stage", equalTo("lead")).body("items[0].accountId", nullValue());
    }

    @Test
    void whoIsDeletedInSalesLeavesUnlessMarketingKnowsThemItself() {
        String forgotten = anAddress();
        String remembered = anAddress();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        submit(ACME, remembered);
        publish(ACME, created(one, forgotten, aConsent(forgotten, State.GRANTED, 0)), created(other, remembered));
        settled(ACME);
        String id = person(ACME, forgotten).body("items", hasSize(1)).extract().path("items[0].id");

        publish(ACME, deleted(one, 2, forgotten), deleted(other, 2, remembered));
        settled(ACME);

        person(ACME, forgotten).body("items", hasSize(0));
        TestLogin.as(ACME, READER).get("/marketing/audience/" + id).then().statusCode(404);
        TestLogin.as(ACME, READER)
                .get("/marketing/audience/" + id + "/consents")
                .then()
                .statusCode(404);
        person(ACME, remembered).body("items", hasSize(1)).body("items[0].leadId", nullValue());

        publish(ACME, edited(one, 3, forgotten));
        settled(ACME);
        person(ACME, forgotten).body("items[0].id", equalTo(id)).body("items[0].consents.state", contains("granted"));
    }

    @Test
    void aChangedAddressIsAnotherPersonAndTakesNoConsentAlong() {
        String before = anAddress();
        String after = anAddress();
        UUID lead = UUID.randomUUID();

        publish(ACME, created(lead, before, aConsent(before, State.GRANTED, 0)), edited(lead, 2, after));
        settled(ACME);

        person(ACME, before).body("items", hasSize(0));
        person(ACME, after).body("items", hasSize(1)).body("items[0].consents", hasSize(0));
    }

    @Test
    void aWithdrawalStaysWhateverIsHeardLater() {
        String email = anAddress();
        UUID lead = UUID.randomUUID();
        UUID contact = UUID.randomUUID();

        publish(ACME, contact(contact, 5, null, List.of(email), aConsent(email, State.WITHDRAWN, 60)));
        publish(ACME, created(lead, email, aConsent(email, State.GRANTED, 0)));
        publish(ACME, edited(lead, 2, email));
        settled(ACME);

        String id = person(ACME, email)
                .body("items[0].stage", equalTo("lead"))
                .body("items[0].consents.state", contains("withdrawn"))
                .extract()
                .path("items[0].id");
        ledger(ACME, id).body("items.state", contains("withdrawn", "granted"));
    }

    @Test
    void believesTheMostCredibleOfMoreThanAreWeighed() {
        String email = anAddress();
        UUID contact = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        UUID lead = UUID.randomUUID();
        submit(ACME, email);
        publish(ACME, created(lead, email), contact(contact, 500, account, List.of(email)));
        settled(ACME);
        var before =
                person(ACME, email).body("items[0].company", notNullValue()).extract();

        publish(
                ACME,
                Stream.generate(() -> contact(UUID.randomUUID(), 1, null, List.of(email)))
                        .limit(Audience.MOST_MENTIONS)
                        .toArray(SalesEvent[]::new));
        settled(ACME);
        publish(ACME, edited(lead, 2, email));
        settled(ACME);

        person(ACME, email)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("customer"))
                .body("items[0].contactId", equalTo(contact.toString()))
                .body("items[0].accountId", equalTo(account.toString()))
                .body("items[0].company", nullValue())
                .body("items[0].firstTouch.campaign", equalTo("spring"))
                .body("items[0].firstSeenAt", equalTo(before.path("items[0].firstSeenAt")))
                .body("items[0].lastSeenAt", equalTo(before.path("items[0].lastSeenAt")));
    }

    /** As a browser pastes it, as somebody types it, and as a Mac composes it. */
    @Test
    void oneMailboxIsOnePersonInEverySpelling() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 12);
        String typed = name + "@m\u00fcnchen.example";

        publish(ACME, created(UUID.randomUUID(), typed, aConsent(typed, State.GRANTED, 0)));
        publish(
                ACME,
                created(
                        UUID.randomUUID(),
                        name.toUpperCase(Locale.ROOT) + "@xn--mnchen-3ya.example",
                        aConsent(typed, State.WITHDRAWN, 60)));
        settled(ACME);

        for (String asked : List.of(typed, name + "@xn--mnchen-3ya.example", name + "@mu\u0308nchen.example")) {
            TestLogin.as(ACME, READER)
                    .queryParam("filter", "email==" + asked)
                    .get("/marketing/audience")
                    .then()
                    .statusCode(200)
                    .body("items.email", contains(typed))
                    .body("items[0].consents.state", contains("withdrawn"));
        }
    }

    @Test
    void whatCannotBeReadBecomesADeadLetterAndTheRestGoesOn() {
        String email = anAddress();
        UUID poisoned = UUID.randomUUID();
        String key = Envelope.key(ACME.id(), poisoned);
        byte[] told = CrmEvents.write(SalesFixture.told(ACME, created(poisoned, email)));
        byte[] unfit = new String(told, StandardCharsets.UTF_8)
                .replace("\"status\":\"new\"", "\"status\":{}")
                .getBytes(StandardCharsets.UTF_8);

        Broker.publish(Topics.SALES, key, "{ poison".getBytes(StandardCharsets.UTF_8));
        Broker.publish(Topics.SALES, key, unfit);
        publish(ACME, created(poisoned, email));

        await().atMost(SOON).untilAsserted(() -> person(ACME, email).body("items", hasSize(1)));
        await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters(key)).hasSize(2));
        var letter = deadLetters(key).getFirst();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{ poison");
        assertThat(header(letter, "crm-origin-topic")).isEqualTo("crm.sales");
        assertThat(header(letter, "crm-consumer")).isEqualTo("audience");
    }

    @Test
    void eachTenantHasItsOwnAudience() {
        String email = anAddress();
        UUID lead = UUID.randomUUID();
        submit(ACME, email);

        publish(GLOBEX, converted(lead, 2, email, UUID.randomUUID(), UUID.randomUUID()));
        settled(GLOBEX);

        String acmes = person(ACME, email)
                .body("items[0].stage", equalTo("lead"))
                .extract()
                .path("items[0].id");
        String globexs = person(GLOBEX, email)
                .body("items", hasSize(1))
                .body("items[0].stage", equalTo("customer"))
                .body("items[0].consents", hasSize(0))
                .extract()
                .path("items[0].id");
        assertThat(acmes).isNotEqualTo(globexs);
        TestLogin.as(GLOBEX, ADMINISTRATOR)
                .get("/marketing/audience/" + acmes + "/consents")
                .then()
                .statusCode(404);
    }

    @Test
    void pagesAndFilters() {
        String account = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            publish(ACME, contact(UUID.randomUUID(), 1, UUID.fromString(account), List.of(anAddress(), anAddress())));
        }
        settled(ACME);

        String path = "/marketing/audience?limit=4&sort=email&count=true&filter=stage==customer;accountId==" + account;
        var first = TestLogin.as(ACME, READER)
                .get(path)
                .then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body("items", hasSize(4))
                .body("count", equalTo(6));
        var second = TestLogin.as(ACME, READER)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", nullValue());
        var emails = new ArrayList<String>(first.extract().<List<String>>path("items.email"));
        emails.addAll(second.extract().<List<String>>path("items.email"));
        assertThat(emails).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void showsTheLedgerToWhoMayReadTheAudience() {
        String email = anAddress();
        submit(ACME, email);
        String path = "/marketing/audience/" + person(ACME, email).extract().path("items[0].id") + "/consents";

        TestLogin.as(ACME, READER).get(path + "?filter=nope==1").then().statusCode(400);
        TestLogin.as(ACME, OUTSIDER).get(path).then().statusCode(404);
        RestAssured.get(path).then().statusCode(401);
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
        var partition = new TopicPartition("crm.sales.marketing-dead-letters", 0);
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            kafka.assign(List.of(partition));
            kafka.seekToBeginning(List.of(partition));
            long end = kafka.endOffsets(List.of(partition)).get(partition);
            while (kafka.position(partition) < end) {
                kafka.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found.stream()
                .filter(letter -> new String(letter.key(), StandardCharsets.UTF_8).equals(key))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
