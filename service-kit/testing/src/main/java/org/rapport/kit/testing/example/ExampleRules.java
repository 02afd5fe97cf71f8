package org.rapport.kit.testing.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rapport.kit.example.Example;
import org.rapport.kit.example.Examples;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestPolicies;

/**
 * Every operation that takes a body shows an example of one, and each is answered as it promises. A service's test extends
 * this and adds {@code @QuarkusTest}; how examples are written is told by {@link Examples}.
 */
public abstract class ExampleRules {

    /** The token of somebody who may do {@code operation}: of an administrator, if a service says nothing else. */
    protected String token(String operation) {
        return TestLogin.token(ACME, ADMINISTRATOR);
    }

    /** The id for which examples say <code>{name}</code>, of something that no other example makes. */
    protected String known(String name) {
        return switch (name) {
            case "member" -> READER.id(ACME).toString();
            case "subject" -> READER.subject(ACME);
            case "team" -> ACME.team("field").toString();
            case "policy" ->
                TestPolicies.draft(ACME, TestPolicies.deny(Document.published().someType(), "read", null))
                        .id()
                        .toString();
            default -> throw new IllegalArgumentException("nothing here is known as {" + name + "}");
        };
    }

    @Test
    void everyOperationWithABodyShowsAnExample() {
        Document document = Document.published();

        assertThat(document.operations().stream().filter(document::lacksExample))
                .isEmpty();
    }

    @Test
    void everyExampleIsOfAnOperation() {
        Document document = Document.published();

        assertThat(Examples.read().stream()
                        .flatMap(example -> Stream.concat(Stream.of(example.operation()), example.after().stream()))
                        .filter(operation -> !document.operations().contains(operation)))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> isAnsweredAsItPromises() {
        Document document = Document.published();
        var examples = Examples.read();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(nameOf(example), () -> {
                    try (var scene = new Scene(this, document, examples)) {
                        scene.carryOut(example);
                    }
                }));
    }

    private static String nameOf(Example example) {
        return example.name() == null ? example.operation() : example.operation() + " (" + example.name() + ")";
    }
}
