package org.rapport.marketing.form;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.rapport.kit.testing.record.RecordRules;

@QuarkusTest
class FormRecordRulesTest extends RecordRules {

    FormRecordRulesTest() {
        super(Form.TYPE, "/marketing/forms");
    }

    @Override
    public String minimal() {
        return """
                {"name": "Tester", "fields": [{"name": "email", "label": "E-mail", "type": "email"}]}
                """;
    }

    @Override
    public String full() {
        return """
                {"status": "draft", "title": "Test us", "description": "Tests",
                 "consent": {"channel": "email", "topic": "newsletter", "text": "Write to me.", "version": "1",
                             "required": true},
                 "redirectUrl": "https://rules.example/thanks", "thanks": "Thank you", "campaign": "spring"}
                """;
    }

    /** It stays as it is where it is not said. */
    @Override
    public Set<String> derived() {
        return Set.of("status");
    }
}
