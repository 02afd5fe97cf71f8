package org.rapport.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.Money;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.SingleLine;

class FieldRulesTest {

    record Ruled(
            @EmailAddress @Nullable String email,
            @NotBlank @SingleLine @Size(max = 200) String company,
            @Size(max = 10_000) @Nullable String description,
            @NotNegative Money price,
            @PositiveOrZero BigDecimal amount,
            @Size(max = 20) List<@SingleLine @Size(max = 60) String> tags,
            @Size(max = 20) Map<@SingleLine @Size(max = 60) String, @Size(max = 1_000) String> fields) {}

    record Unruled(
            @NotBlank String company,
            @Size(max = 100) String jobTitle,
            @SingleLine @Size(max = 200) String email,
            Money price,
            BigDecimal amount,
            List<@SingleLine @Size(max = 60) String> tags,
            @Size(max = 20) Map<String, @Size(max = 10) String> fields) {}

    @Test
    void takesFieldsWithRulesAndLimits() {
        assertThat(faults(Ruled.class)).isEmpty();
    }

    @Test
    void findsEachFieldWithoutThem() {
        assertThat(faults(Unruled.class))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).endsWith(".company has no limit of length"),
                        fault -> assertThat(fault).endsWith(".jobTitle is so short that it must be a @SingleLine"),
                        fault -> assertThat(fault).contains(".email has none of the rules"),
                        fault -> assertThat(fault).contains(".price has none of the rules"),
                        fault -> assertThat(fault).contains(".amount has none of the rules"),
                        fault -> assertThat(fault).endsWith(".tags has no limit of size"),
                        fault -> assertThat(fault)
                                .endsWith(".fields has elements, of which each has no limit of length"),
                        fault -> assertThat(fault).contains(".fields has elements, of which each is so short"));
    }

    private static List<String> faults(Class<?> command) {
        return classes()
                .should(new FieldRules())
                .evaluate(new ClassFileImporter().importClasses(command))
                .getFailureReport()
                .getDetails();
    }
}
