package org.rapport.marketing.capture;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.marketing.form.FormFixture.aForm;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.testing.TestLocales;
import org.rapport.kit.testing.TestLogin;
import org.rapport.marketing.form.FormFixture.Made;

/** Telephone numbers as they are dialled in the country of an organisation. */
@QuarkusTest
class LocalNumberTest {

    @AfterEach
    void restore() {
        TestLocales.restore();
    }

    @Test
    void isAnAnswerToAFormOfTheOrganisation() {
        var form = aForm(ACME);

        call(form)
                .statusCode(400)
                .body("errors.pointer", contains("/fields/phone"))
                .body("errors.detail", contains(PhoneNumber.MESSAGE));
        TestLocales.change(ACME, "de-CH");
        call(form).statusCode(202);

        TestLogin.as(ACME, READER)
                .get(form.path() + "/submissions")
                .then()
                .body("items.phone", contains("+41446681800"));
    }

    @Test
    void isInACaptureWithItsConsents() {
        TestLocales.change(ACME, "de-CH");

        TestLogin.as(ACME, ADMINISTRATOR)
                .body("""
                        {"lastName": "Hopper", "phone": "044 668 18 00",
                         "consents": [{"channel": "sms", "topic": "*", "state": "granted", "address": "(044) 668 18 00"}]}
                        """)
                .post("/marketing/capture")
                .then()
                .statusCode(201)
                .body("phone", equalTo("+41446681800"))
                .body("consents[0].address", equalTo("+41446681800"));
    }

    private static ValidatableResponse call(Made form) {
        return form.visitor()
                .body("{\"fields\": {\"email\": \"z@z.example\", \"phone\": \"(044) 668 18 00\"}}")
                .post(form.submissions())
                .then();
    }
}
