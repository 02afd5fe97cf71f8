package org.rapport.kit.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Asks every rule before anything else has started, and ends the start if one of them finds something. */
@Singleton
final class StartCheck {

    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    private final List<StartRule> rules;

    StartCheck(@All List<StartRule> rules) {
        this.rules = rules;
    }

    void start(@Observes @Priority(Integer.MIN_VALUE) StartupEvent event) {
        judge(LOG::fatal);
    }

    /** Tells every finding, of all rules. */
    void judge(Consumer<String> told) {
        var findings = rules.stream()
                .flatMap(rule -> rule.findings().stream())
                .distinct()
                .sorted()
                .toList();
        findings.forEach(told);
        if (!findings.isEmpty()) {
            // Of this one Quarkus prints the message alone, and ends with status 1.
            throw new ConfigurationException(
                    "The start is refused: " + findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        }
    }
}
