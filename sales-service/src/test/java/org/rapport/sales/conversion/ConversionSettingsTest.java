package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.conversion.ConversionFixture.LEADS;
import static org.rapport.sales.conversion.ConversionFixture.qualified;
import static org.rapport.sales.conversion.ConversionFixture.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.Topics;
import org.rapport.events.admin.SettingEvent;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.setting.ConversionDuplicates;
import org.rapport.events.setting.ConversionDuplicates.Handling;
import org.rapport.events.setting.FreeMailDomains;
import org.rapport.events.setting.Setting;
import org.rapport.events.setting.Settings;
import org.rapport.kit.setting.TenantSettings;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** What an organisation has settled, as the super-administration publishes it, acts on conversions. */
@QuarkusTest
class ConversionSettingsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Versions go on from test to test, as those of a record do. */
    private static long version;

    @Inject
    TenantSettings settings;

    @Inject
    ObjectMapper json;

    @AfterEach
    void settleNothing() {
        for (Setting<?> setting : Settings.ALL) {
            publish(ACME, setting.key(), null);
            awaitFallback(setting);
        }
    }

    @Test
    void makesAnotherAccountWhereThatIsAllowed() {
        String company = unique("Twin");
        id("/sales/accounts", "{\"name\": \"%s\"}".formatted(company));
        String lead = qualified(company);
        act(lead + "/convert", "{}").statusCode(409).body("type", equalTo("urn:problem:duplicate-found"));

        settle(Settings.CONVERSION_DUPLICATES, new ConversionDuplicates(Handling.ALLOW, Handling.REFUSE));

        get(lead + "/conversion-preview")
                .body("possible", equalTo(true))
                .body("duplicates.accounts[0].matches", contains("name"));
        act(lead + "/convert", "{}").statusCode(200).body("conversion.accountCreated", equalTo(true));
    }

    @Test
    void refusesWhatIsNotAllowed() {
        String company = unique("Double");
        id("/sales/contacts", """
                {"lastName": "Potts", "emails": [{"address": "pepper@%s.example"}]}
                """.formatted(company));
        String lead = qualified(company);

        settle(Settings.CONVERSION_DUPLICATES, new ConversionDuplicates(Handling.ALLOW, Handling.REFUSE));
        get(lead + "/conversion-preview").body("possible", equalTo(false));
        act(lead + "/convert", "{}")
                .statusCode(409)
                .body("candidates.accounts", empty())
                .body("candidates.contacts[0].matches", contains("email"));

        settle(Settings.CONVERSION_DUPLICATES, new ConversionDuplicates(Handling.REFUSE, Handling.ALLOW));
        get(lead + "/conversion-preview").body("possible", equalTo(true));
        act(lead + "/convert", "{}").statusCode(200).body("conversion.contactCreated", equalTo(true));
    }

    @Test
    void takesNoWebsiteFromADomainThatSaysNothingHere() {
        String company = unique("Campus");
        String lead = qualified(company);
        String domain = company.toLowerCase(Locale.ROOT) + ".example";
        get(lead + "/conversion-preview").body("account.values.website", equalTo(domain));

        settle(Settings.FREE_MAIL_DOMAINS, new FreeMailDomains(List.of(domain), List.of()));

        get(lead + "/conversion-preview").body("account.values.website", nullValue());
    }

    @Test
    void takesAWebsiteFromADomainThatSaysSomethingHere() {
        String lead = path(LEADS, "{\"lastName\": \"Potts\", \"company\": \"Hey\", \"email\": \"pepper@hey.com\"}");
        get(lead + "/conversion-preview").body("account.values.website", nullValue());

        settle(Settings.FREE_MAIL_DOMAINS, new FreeMailDomains(List.of(), List.of("HEY.com")));

        get(lead + "/conversion-preview").body("account.values.website", equalTo("hey.com"));
    }

    @Test
    void whatCannotBeReadOrIsAnothersChangesNothing() {
        String key = Settings.CONVERSION_DUPLICATES.key();
        settle(Settings.CONVERSION_DUPLICATES, new ConversionDuplicates(Handling.ALLOW, Handling.ALLOW));

        publish(GLOBEX, key, json.valueToTree(new ConversionDuplicates(Handling.REFUSE, Handling.ALLOW)));
        publish(ACME, "sales.of-a-later-version", json.createObjectNode().put("any", true));
        publish(ACME, key, json.createObjectNode().put("accounts", "of a later version"));

        awaitFallback(Settings.CONVERSION_DUPLICATES);
        String company = unique("Unread");
        id("/sales/accounts", "{\"name\": \"%s\"}".formatted(company));
        act(qualified(company) + "/convert", "{}").statusCode(409);
    }

    @Test
    void whatWasHeardBeforeTheStartHolds() {
        assertThat(inForce(HOOLI, Settings.CONVERSION_DUPLICATES))
                .isEqualTo(new ConversionDuplicates(Handling.REFUSE, Handling.ALLOW));
        assertThat(inForce(HOOLI, Settings.FREE_MAIL_DOMAINS)).isEqualTo(Settings.FREE_MAIL_DOMAINS.fallback());
    }

    private <T> void settle(Setting<T> setting, T value) {
        publish(ACME, setting.key(), json.valueToTree(value));
        await().atMost(SOON).until(() -> inForce(ACME, setting), value::equals);
    }

    private void awaitFallback(Setting<?> setting) {
        await().atMost(SOON).until(() -> inForce(ACME, setting), setting.fallback()::equals);
    }

    private <T> T inForce(TestTenant tenant, Setting<T> setting) {
        return CurrentCaller.callAs(TestLogin.caller(tenant, ADMINISTRATOR), () -> settings.of(setting));
    }

    private static void publish(TestTenant tenant, String key, JsonNode value) {
        var id = UUID.nameUUIDFromBytes((tenant + key).getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.now();
        var record = new SettingRecord(id, ++version, key, value, now, "test", now, "test", null);
        Broker.publish(
                Topics.DIRECTORY,
                List.of(Broker.envelope(tenant, id, version, new SettingEvent.Changed(record, Changes.of(List.of())))));
    }
}
