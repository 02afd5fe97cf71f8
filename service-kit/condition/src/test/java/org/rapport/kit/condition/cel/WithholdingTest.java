package org.rapport.kit.condition.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.Withholding;

/** What is told of a record without some of its properties is so whatever these are, and the same whatever they are. */
class WithholdingTest {

    private static final int RECORDS = 50;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsKnownWithoutWhatIsWithheldIsSo(
            @ForAll("conditions") String text, @ForAll("withheld") Set<Attribute> withheld, @ForAll long seed) {
        Condition condition = Samples.LANGUAGE.read(text);
        Condition left = new Withholding(withheld::contains).from(condition);
        var random = new Random(seed);
        Facts facts = Samples.facts(random);
        List<Map<Attribute, Object>> records = Samples.records(random, RECORDS);
        List<Map<Attribute, Object>> others = Samples.records(random, RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            Map<Attribute, Object> record = records.get(i);
            Map<Attribute, Object> other = differing(record, withheld, others.get(i));

            Truth told = truth(left, facts, record);

            assertThat(truth(left, facts, other)).as(text).isEqualTo(told);
            if (told != Truth.UNKNOWN) {
                assertThat(truth(condition, facts, record)).as(text).isEqualTo(told);
                assertThat(truth(condition, facts, other)).as(text).isEqualTo(told);
            }
        }
        if (withheld.isEmpty()) {
            assertThat(left).isEqualTo(condition);
        }
    }

    private static Map<Attribute, Object> differing(
            Map<Attribute, Object> record, Set<Attribute> withheld, Map<Attribute, Object> other) {
        var differing = new HashMap<>(record);
        withheld.forEach(attribute -> {
            differing.remove(attribute);
            if (other.get(attribute) != null) {
                differing.put(attribute, other.get(attribute));
            }
        });
        return differing;
    }

    private static Truth truth(Condition condition, Facts facts, Map<Attribute, Object> record) {
        return Samples.CLOSURES.compile(condition).test(facts, record);
    }

    @Provide
    Arbitrary<String> conditions() {
        return RandomConditions.deep(3);
    }

    @Provide
    Arbitrary<Set<Attribute>> withheld() {
        return Arbitraries.of(
                        "amount", "score", "status", "ownerId", "name", "tags", "closeOn", "vip", "address.region")
                .map(name -> Samples.attribute(Of.RESOURCE, name))
                .set()
                .ofMaxSize(4);
    }
}
