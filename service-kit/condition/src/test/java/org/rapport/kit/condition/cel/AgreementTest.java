package org.rapport.kit.condition.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Folding;
import org.rapport.kit.condition.Truth;

/**
 * Whatever the condition, who asks and the record: memory and database say the same, and so do SQL's own logic and an
 * interpreter that knows neither. 500 conditions, each on 200 records: 100 000 decisions.
 */
class AgreementTest {

    private static final int RECORDS = 200;

    private static Leads leads;
    private static List<Map<Attribute, Object>> records;
    private static final Map<Truth, Integer> FOUND = new EnumMap<>(Truth.class);

    @BeforeContainer
    static void start() throws SQLException {
        leads = Leads.start("agreement");
        records = Samples.records(new Random(42), RECORDS);
        leads.insert(records);
    }

    @AfterContainer
    static void stop() throws SQLException {
        leads.close();
        assertThat(FOUND.values()).as("decisions of each kind: %s", FOUND).allMatch(number -> number > 10_000);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void memoryAndDatabaseAgree(@ForAll("conditions") String text, @ForAll("facts") Facts facts) throws SQLException {
        Condition condition = Samples.LANGUAGE.read(text);
        var folding = new Folding(facts);
        Set<UUID> isTrue = leads.where(folding.whereTrue(condition));
        Set<UUID> isFalse = leads.where(folding.whereFalse(condition));
        assertThat(Collections.disjoint(isTrue, isFalse)).as(text).isTrue();

        String plain = new PlainSql(facts).write(condition);
        assertThat(leads.where("coalesce(" + plain + ", false)")).as(text).isEqualTo(isTrue);
        assertThat(leads.where("not coalesce(" + plain + ", true)")).as(text).isEqualTo(isFalse);

        Closures.Test<Map<Attribute, Object>> test = Samples.CLOSURES.compile(condition);
        var written = Samples.LANGUAGE.check(text).getExpr();
        for (var record : records) {
            UUID id = (UUID) record.get(Samples.attribute(Of.RESOURCE, "id"));
            Truth stored = isTrue.contains(id) ? Truth.TRUE : isFalse.contains(id) ? Truth.FALSE : Truth.UNKNOWN;
            Truth truth = test.test(facts, record);
            FOUND.merge(truth, 1, Integer::sum);
            assertThat(truth).as(() -> text + "\n" + facts + "\n" + record).isEqualTo(stored);
            assertThat(new Interpreter(facts, record).truth(written))
                    .as(() -> text + "\n" + facts + "\n" + record)
                    .isEqualTo(stored);
        }
    }

    @Provide
    Arbitrary<String> conditions() {
        return RandomConditions.deep(3);
    }

    @Provide
    Arbitrary<Facts> facts() {
        return Arbitraries.longs().map(seed -> Samples.facts(new Random(seed)));
    }
}
