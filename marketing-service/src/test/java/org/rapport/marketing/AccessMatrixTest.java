package org.rapport.marketing;

import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;
import org.rapport.kit.testing.access.AccessMatrix;
import org.rapport.kit.testing.access.Body;
import org.rapport.kit.testing.access.Table;

@QuarkusTest
class AccessMatrixTest extends AccessMatrix {

    private static final String CAPTURES = "/marketing/capture";
    private static final String AUDIENCE = "/marketing/audience";
    private static final Body FORM = Body.of(
            "{\"name\": \"Tester\", \"fields\": [{\"name\": \"email\", \"label\": \"E-mail\", \"type\": \"email\"}]}");
    private static final Body SUBMISSION = Body.of("{\"fields\": {\"email\": \"tess@rules.example\"}}");

    @Override
    protected void describe(Table table) {
        table.decisions("/marketing/access", "form");
        table.batches("/marketing/batch", "/marketing/forms");
        table.searches("/marketing/search");
        table.lasting("audience", AUDIENCE, (tenant, _) -> person(tenant))
                .lists()
                .reads("", "/consents");
        table.lasting("capture", CAPTURES, (tenant, _) -> made(tenant, CAPTURES, "{\"lastName\": \"Tester\"}"))
                .lists()
                .searches()
                .reads("", "/history")
                .creates("", "create", Body.of("{\"lastName\": \"Tester\"}"));
        table.shared("form", "/marketing/forms", FORM)
                .standard(FORM, FORM)
                .does("/renew-key", "edit", 200, Body.of(""));
        table.shared("capture", "/marketing/forms", FORM).named("form").reads("/submissions");
        table.forVisitors("POST", "/marketing/forms/{form}/submissions", SUBMISSION);
        table.jobs("/marketing/jobs", "/marketing/forms");
    }

    /** Of the audience, because something of them was captured. */
    private static String person(TestTenant tenant) {
        String email = UUID.randomUUID() + "@rules.example";
        made(tenant, CAPTURES, "{\"lastName\": \"Tester\", \"email\": \"%s\"}".formatted(email));
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> TestLogin.as(tenant, ADMINISTRATOR)
                                .get(AUDIENCE + "?filter=email==" + email)
                                .path("items[0].id"),
                        Objects::nonNull);
    }
}
