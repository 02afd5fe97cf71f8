package org.rapport.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 27);
    private static final Pattern REFERENCE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern FICTION =
            Pattern.compile("\\+493023125\\d{3}|\\+33199001\\d{3}|\\+442079460\\d{3}|\\+120255501\\d{2}");

    static List<Tenant> tenants() {
        return Tenant.ALL;
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void isTheSameForTheSameDay(Tenant tenant) {
        assertThat(Scenario.of(tenant, TODAY)).isEqualTo(Scenario.of(tenant, TODAY));
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void doesEachDeedOnceAndAfterThoseItBuildsOn(Tenant tenant) {
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Deed deed : Scenario.of(tenant, TODAY)) {
            assertThat(keys.add(deed.key())).as("twice: " + deed.key()).isTrue();
            assertThat(names).containsAll(references(deed));
            switch (deed) {
                case Deed.Post post -> names.addAll(post.names().keySet());
                case Deed.Look look -> names.add(look.key());
                case Deed.Join _ -> {}
            }
        }
    }

    /** The key of a deed goes out as its Idempotency-Key. */
    @ParameterizedTest
    @MethodSource("tenants")
    void callsEveryDeedByAKeyThatAHeaderCanCarry(Tenant tenant) {
        assertThat(Scenario.of(tenant, TODAY)).extracting(Deed::key).allMatch(key -> key.matches("[!-~]{1,150}"));
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void makesAFewHundredRecords(Tenant tenant) {
        assertThat(Scenario.of(tenant, TODAY).stream().mapToLong(Deed::records).sum())
                .isBetween(200L, 400L);
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void letsARequestComeOnlyFromSomebodyWhoIsThere(Tenant tenant) {
        Set<String> here = new HashSet<>(Set.of(Deed.OPERATOR, Deed.VISITOR));
        for (Deed deed : Scenario.of(tenant, TODAY)) {
            switch (deed) {
                case Deed.Post post -> assertThat(here).contains(post.by());
                case Deed.Look look -> assertThat(here).contains(look.by());
                case Deed.Join(var person) ->
                    tenant.staff().forEach((role, somebody) -> {
                        if (somebody.equals(person)) {
                            here.add(role);
                        }
                    });
            }
        }
        assertThat(here).hasSize(2 + tenant.staff().size());
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void letsNobodyBeTakenForReal(Tenant tenant) {
        List<String> texts = texts(tenant);

        assertThat(texts)
                .filteredOn(text -> text.matches("\\S+@\\S+"))
                .hasSizeGreaterThan(100)
                .allMatch(text -> text.matches("[a-z.-]+@[a-z-]+\\.example"));
        assertThat(texts)
                .filteredOn(text -> text.startsWith("http"))
                .isNotEmpty()
                .allMatch(text -> text.matches("https://[a-z.-]+\\.example/?"));
        assertThat(texts)
                .filteredOn(text -> text.matches("\\+[0-9]+"))
                .isNotEmpty()
                .allMatch(FICTION.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void asksForSumsThatTheirCurrencyHas(Tenant tenant) {
        List<Map<?, ?>> sums = maps(tenant)
                .filter(map -> map.containsKey("amount") && map.containsKey("currency"))
                .toList();

        assertThat(sums).hasSizeGreaterThan(50).allSatisfy(sum -> {
            var amount = new BigDecimal((String) sum.get("amount"));
            var currency = Currency.getInstance((String) sum.get("currency"));
            assertThat(amount).isPositive();
            assertThat(amount.scale()).isEqualTo(currency.getDefaultFractionDigits());
        });
        Set<Object> currencies = sums.stream().map(sum -> sum.get("currency")).collect(Collectors.toSet());
        assertThat(currencies).contains(tenant.currency()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void knowsPeopleOfManyScripts(Tenant tenant) {
        Set<Character.UnicodeScript> scripts = maps(tenant)
                .filter(map -> map.get("lastName") instanceof String)
                .flatMapToInt(map -> ((String) map.get("lastName")).codePoints())
                .mapToObj(Character.UnicodeScript::of)
                .collect(Collectors.toSet());

        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.GREEK,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.DEVANAGARI,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL);
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void bringsLeadsDealsAndTicketsToEveryEnd(Tenant tenant) {
        Set<String> verbs = Scenario.of(tenant, TODAY).stream()
                .map(Deed::key)
                .map(key -> key.replaceAll("^.*\\.|-[0-9]+$", ""))
                .collect(Collectors.toSet());

        assertThat(verbs)
                .contains("assign", "work", "nurture", "qualify", "disqualify", "convert", "stage", "win", "lose")
                .contains("messages", "status", "escalate");
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void closesDealsThatAreOverInThePastAndAllOthersInTheFuture(Tenant tenant) {
        List<Deed> deeds = Scenario.of(tenant, TODAY);
        Set<String> over = deeds.stream()
                .map(Deed::key)
                .filter(key -> key.endsWith(".win") || key.endsWith(".lose"))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toSet());

        assertThat(over).isNotEmpty();
        for (Deed deed : deeds) {
            if (deed instanceof Deed.Post post && post.body().get("closeDate") instanceof String date) {
                assertThat(LocalDate.parse(date).isBefore(TODAY)).as(post.key()).isEqualTo(over.contains(post.key()));
            }
        }
    }

    @Test
    void differsFromOneOrganisationToTheNext() {
        assertThat(texts(Tenant.ALL.getFirst())).isNotEqualTo(texts(Tenant.ALL.getLast()));
        assertThat(Tenant.ALL).extracting(Tenant::currency).doesNotHaveDuplicates();
        assertThat(Tenant.ALL).extracting(Tenant::zone).doesNotHaveDuplicates();
    }

    private static Set<String> references(Deed deed) {
        List<String> texts = new ArrayList<>();
        switch (deed) {
            case Deed.Post post -> {
                texts.add(post.path());
                maps(post.body())
                        .flatMap(map -> map.values().stream())
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .forEach(texts::add);
            }
            case Deed.Look look -> texts.add(look.path());
            case Deed.Join _ -> {}
        }
        return texts.stream()
                .flatMap(text -> REFERENCE.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(Tenant tenant) {
        return maps(tenant)
                .flatMap(map -> map.values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static Stream<Map<?, ?>> maps(Tenant tenant) {
        return Scenario.of(tenant, TODAY).stream()
                .filter(Deed.Post.class::isInstance)
                .flatMap(deed -> maps(((Deed.Post) deed).body()));
    }

    /** The map and all that are in it, at any depth. */
    private static Stream<Map<?, ?>> maps(Object value) {
        List<Map<?, ?>> found = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            found.add(map);
            map.values().forEach(inner -> maps(inner).forEach(found::add));
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> maps(inner).forEach(found::add));
        }
        return found.stream();
    }
}
