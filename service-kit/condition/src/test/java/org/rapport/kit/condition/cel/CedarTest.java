package org.rapport.kit.condition.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Example;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;

/**
 * Another engine decides as we do, as a rule that allows and as one that denies: <a href="https://www.cedarpolicy.com">Cedar</a>,
 * on 5 000 cases. It skips a policy that errs, so ours are written as total ones; it has no order of texts, so conditions
 * with one are left out.
 */
class CedarTest {

    private static final int CONDITIONS = 1_000;
    private static final int CASES = 5;

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();

    @Example
    void decidesAlike() throws Exception {
        var random = new Random(11);
        var records = Samples.records(random, 200);
        var texts = RandomConditions.deep(3).generator(1_000);
        int allowed = 0;
        for (int made = 0; made < CONDITIONS; ) {
            String text = texts.next(random).value();
            Condition condition = Samples.LANGUAGE.read(text);
            if (!CedarText.canSay(condition)) {
                continue;
            }
            made++;
            var test = Samples.CLOSURES.compile(condition);
            var permit = PolicySet.parsePolicies(
                    "permit(principal, action, resource) when { %s };".formatted(CedarText.of(condition, true)));
            var forbid = PolicySet.parsePolicies(
                    "permit(principal, action, resource); forbid(principal, action, resource) unless { %s };"
                            .formatted(CedarText.of(condition, false)));
            for (int i = 0; i < CASES; i++) {
                Facts facts = Samples.facts(random);
                var record = records.get(random.nextInt(records.size()));
                Truth truth = test.test(facts, record);
                assertThat(allows(permit, facts, record)).as(text).isEqualTo(truth == Truth.TRUE);
                assertThat(allows(forbid, facts, record)).as(text).isEqualTo(truth == Truth.FALSE);
                allowed += truth == Truth.TRUE ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(500, 4_500);
    }

    private boolean allows(PolicySet policies, Facts facts, Map<Attribute, Object> record) throws AuthException {
        var person = entity("User::\"me\"", values(Of.SUBJECT, of(facts)));
        var lead = entity("Lead::\"it\"", values(Of.RESOURCE, record::get));
        var request = new AuthorizationRequest(
                person.getEUID(),
                EntityUID.parse("Action::\"read\"").orElseThrow(),
                lead.getEUID(),
                values(Of.CONTEXT, of(facts)));
        var response = engine.isAuthorized(request, policies, new HashSet<>(List.of(person, lead)));
        var answer = response.success.orElseThrow(() -> new AssertionError(response.toString()));
        assertThat(answer.getErrors()).isEmpty();
        return answer.isAllowed();
    }

    private static Function<Attribute, Object> of(Facts facts) {
        return attribute -> new Term.Fact(attribute).value(facts);
    }

    private static Entity entity(String id, Map<String, Value> values) {
        return new Entity(EntityUID.parse(id).orElseThrow(), values, Set.of());
    }

    private static Map<String, Value> values(Of of, Function<Attribute, Object> known) {
        var values = new HashMap<String, Value>();
        Samples.VOCABULARY.attributes(of).forEach((name, attribute) -> {
            Object value = known.apply(attribute);
            if (value != null) {
                values.put(name, value(value));
            }
        });
        return values;
    }

    private static Value value(Object value) {
        return switch (value) {
            case Boolean flag -> new PrimBool(flag);
            case Long number -> new PrimLong(number);
            case Instant time -> new PrimLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
            case LocalDate date -> new PrimLong(date.toEpochDay());
            case MinorUnits(long minor, String currency) -> {
                var map = new CedarMap();
                map.put("minor", new PrimLong(minor));
                map.put("currency", new PrimString(currency));
                yield map;
            }
            case List<?> list ->
                new CedarList(list.stream().map(CedarTest::value).toList());
            default -> new PrimString(value.toString());
        };
    }
}
