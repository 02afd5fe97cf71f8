package org.rapport.marketing;

import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.example.ExampleRules;
import org.rapport.marketing.form.FormFixture;
import org.rapport.marketing.form.FormFixture.Made;

@QuarkusTest
class ExamplesTest extends ExampleRules {

    /** What visitors fill in. */
    private @Nullable Made form;

    @Override
    protected String token(String operation) {
        return operation.endsWith("/submissions") && form != null
                ? TestLogin.visitorToken(ACME, "form:submit", form.id(), "a visitor")
                : super.token(operation);
    }

    @Override
    protected String known(String name) {
        if (!name.equals("form-key")) {
            return super.known(name);
        }
        form = FormFixture.aForm(ACME);
        return form.key();
    }
}
