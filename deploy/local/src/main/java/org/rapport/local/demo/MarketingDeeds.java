package org.rapport.local.demo;

import static org.rapport.local.demo.Tenant.MARKETER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.demo.Cast.Prospect;

/** Forms, what visitors enter there, and people met elsewhere. */
final class MarketingDeeds {

    private static final int SUBMISSIONS = 22;
    private static final int CAPTURES = 14;

    private static final List<String> CAMPAIGNS =
            List.of("spring-fair", "autumn-webinar", "newsletter-7", "trade-journal");
    private static final List<String> MESSAGES = List.of(
            "Could you send us a quote for two units of the %s?",
            "We are replacing our old %s next quarter. Who can visit us?",
            "Is the %s available with a longer warranty?",
            "Wir suchen einen Nachfolger für unser Modell: %s. Bitte um Rückruf.",
            "Nos gustaría ver una demostración de: %s.",
            "Nous aimerions recevoir une offre : %s.",
            "「%s」の見積もりをお願いいたします。");

    private final Tenant tenant;
    private final Cast cast;
    private final LocalDate today;
    private final List<Prospect> captured = new ArrayList<>();

    MarketingDeeds(Tenant tenant, Cast cast, LocalDate today) {
        this.tenant = tenant;
        this.cast = cast;
        this.today = today;
    }

    List<Deed> all() {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(form("form-1", "Contact us", "Write to us", "newsletter"));
        deeds.add(form("form-2", "Request a quote", "What may we offer you?", "product-news"));
        for (int i = 1; i <= SUBMISSIONS; i++) {
            deeds.add(submission("submission-" + i, i % 3 == 0 ? "form-2" : "form-1"));
        }
        for (int i = 1; i <= CAPTURES; i++) {
            deeds.add(capture("capture-" + i));
        }
        return deeds;
    }

    /** Those who became known, and will be leads in a moment. */
    List<Prospect> captured() {
        return List.copyOf(captured);
    }

    private Deed form(String key, String name, String title, String topic) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("title", title);
        form.put(
                "fields",
                List.of(
                        field("email", "E-mail", "email", true),
                        field("firstName", "First name", "text", false),
                        field("lastName", "Name", "text", true),
                        field("company", "Company", "text", false),
                        field("message", "Your message", "long-text", false)));
        form.put(
                "consent",
                Map.of(
                        "channel",
                        "email",
                        "topic",
                        topic,
                        "text",
                        tenant.name() + " may write to me about news and offers.",
                        "version",
                        "2026-1"));
        form.put("thanks", "Thank you. We answer within a working day.");
        form.put("campaign", cast.one(CAMPAIGNS));
        return new Deed.Post(key, MARKETER, "/marketing/forms", form, Map.of(key, "/id", key + ".key", "/key"));
    }

    private static Map<String, Object> field(String name, String label, String type, boolean required) {
        return Map.of("name", name, "label", label, "type", type, "required", required);
    }

    private Deed submission(String key, String form) {
        Prospect visitor = meet();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "fields",
                Map.of(
                        "email", visitor.email(),
                        "firstName", visitor.firstName(),
                        "lastName", visitor.lastName(),
                        "company", visitor.company().name(),
                        "message", cast.one(MESSAGES).formatted(cast.one(tenant.goods()))));
        body.put("consent", cast.chance(60));
        body.put("utm", utm());
        body.put("referrer", "https://search.example/");
        return new Deed.Post(key, Deed.VISITOR, "/marketing/forms/{" + form + ".key}/submissions", body, Map.of());
    }

    private Deed capture(String key) {
        Prospect person = meet();
        Map<String, Object> body = Facts.of(person);
        body.put("externalId", "fair-" + key);
        body.put("website", "https://www." + person.company().domain() + "/");
        body.put("address", cast.address(person.company()));
        body.put("message", "Met at our stand; interested in the " + cast.one(tenant.goods()) + ".");
        body.put("estimatedValue", cast.money(person.company(), tenant.currency()));
        body.put("utm", utm());
        body.put("consents", List.of(consent()));
        body.put("fields", Map.of("stand", "Hall " + cast.between(1, 9), "badge", "B-" + cast.between(1000, 9999)));
        return Deed.Post.creating(key, MARKETER, "/marketing/capture", body);
    }

    private Prospect meet() {
        Prospect prospect = cast.prospect(cast.company());
        captured.add(prospect);
        return prospect;
    }

    private Map<String, Object> utm() {
        return Map.of("source", cast.one(List.of("fair", "newsletter", "search")), "campaign", cast.one(CAMPAIGNS));
    }

    private Map<String, Object> consent() {
        String at = today.minusDays(cast.between(1, 60)) + "T09:30:00Z";
        return Map.of(
                "channel", "email",
                "topic", "newsletter",
                "state", cast.chance(80) ? "granted" : "denied",
                "basis", "consent",
                "source", "fair",
                "at", at);
    }
}
