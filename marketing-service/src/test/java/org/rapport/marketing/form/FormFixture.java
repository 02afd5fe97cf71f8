package org.rapport.marketing.form;

import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Forms as a marketer makes them. */
public final class FormFixture {

    /** Asks for a person, with a consent that is not required. */
    public static final String CONTACT_US = """
            {"name": "Contact us", "campaign": "spring", "redirectUrl": "https://acme.example/thanks",
             "fields": [
               {"name": "email", "label": "E-mail", "type": "email", "required": true},
               {"name": "lastName", "label": "Name", "type": "text"},
               {"name": "phone", "label": "Telephone", "type": "phone"},
               {"name": "country", "label": "Country", "type": "choice", "options": ["DE", "FR"]},
               {"name": "message", "label": "Message", "type": "long-text", "maxLength": 100},
               {"name": "seats", "label": "Seats", "type": "number"},
               {"name": "start", "label": "Start", "type": "date"},
               {"name": "terms", "label": "Terms", "type": "checkbox"}],
             "consent": {"channel": "email", "topic": "newsletter", "text": "Yes, write to me.", "version": "2026-1"}}
            """;

    private FormFixture() {}

    /** Asks for the form {@code body}. */
    public static ValidatableResponse create(TestTenant tenant, String body) {
        return TestLogin.as(tenant, ADMINISTRATOR)
                .body(body)
                .post("/marketing/forms")
                .then();
    }

    /** A form with its key. */
    public record Made(TestTenant tenant, UUID id, String key) {

        /** Where members find it. */
        public String path() {
            return "/marketing/forms/" + id;
        }

        /** Where visitors submit it. */
        public String submissions() {
            return "/marketing/forms/" + key + "/submissions";
        }

        /** A request by a visitor who holds the key, as the gateway passes it on. */
        public RequestSpecification visitor() {
            return TestLogin.asVisitor(tenant, "form:submit", id)
                    .header("X-Forwarded-For", "203.0.113.7")
                    .header("User-Agent", "Visitor/1.0");
        }
    }

    /** The form {@code body}, made. */
    public static Made aForm(TestTenant tenant, String body) {
        var answer = create(tenant, body).statusCode(201).extract();
        return new Made(tenant, UUID.fromString(answer.path("id")), answer.path("key"));
    }

    /** {@link #CONTACT_US}, made. */
    public static Made aForm(TestTenant tenant) {
        return aForm(tenant, CONTACT_US);
    }
}
