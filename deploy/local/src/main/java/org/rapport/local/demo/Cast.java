package org.rapport.local.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws companies, people and sums from all regions: the same ones in the same order for the same seed. */
final class Cast {

    private static final List<String> TITLES = List.of(
            "Head of Purchasing",
            "Managing Director",
            "Plant Manager",
            "Facility Manager",
            "Chief Engineer",
            "Office Manager",
            "Owner",
            "Technical Buyer");

    private final Random random;
    private final Iterator<Company> companies;

    Cast(long seed) {
        random = new Random(seed);
        List<Company> all = new ArrayList<>();
        for (Region region : Region.ALL) {
            for (String stem : region.stems()) {
                region.trades().forEach(trade -> all.add(new Company(region, stem, trade)));
            }
        }
        Collections.shuffle(all, random);
        companies = all.iterator();
    }

    /** A company that was not drawn before; there are 180. */
    record Company(Region region, String stem, String trade) {

        String name() {
            return shown(stem) + (isSpaced() ? " " : "") + shown(trade);
        }

        String domain() {
            return spelt(stem) + "-" + spelt(trade) + ".example";
        }

        private boolean isSpaced() {
            return !List.of("JP", "CN").contains(region.country());
        }
    }

    /** Somebody who works there. */
    record Prospect(
            Company company,
            String firstName,
            String lastName,
            String email,
            String jobTitle,
            @Nullable String phone) {}

    Company company() {
        return companies.next();
    }

    Prospect prospect(Company company) {
        Region region = company.region();
        String given = one(region.given());
        String family = one(region.family());
        String email = spelt(given) + "." + spelt(family) + "@" + company.domain();
        return new Prospect(company, shown(given), shown(family), email, one(TITLES), phone(region));
    }

    /** So many people who work there, no two of the same name. */
    List<Prospect> prospects(Company company, int count) {
        Map<String, Prospect> found = new LinkedHashMap<>();
        while (found.size() < count) {
            Prospect prospect = prospect(company);
            found.putIfAbsent(prospect.email(), prospect);
        }
        return List.copyOf(found.values());
    }

    Map<String, Object> address(Company company) {
        String[] city = one(company.region().cities()).split(" (?=[^0-9]*$)", 2);
        return Map.of(
                "street",
                String.format(Locale.ROOT, company.region().street(), 1 + random.nextInt(120)),
                "postalCode",
                city[0],
                "city",
                city[1],
                "country",
                company.region().country());
    }

    /** What a deal with that company may be worth: mostly in the currency of the seller, else in the buyer's own. */
    Map<String, Object> money(Company company, String sellersCurrency) {
        Region region = chance(70) ? sellers(sellersCurrency) : company.region();
        double euros = 800 * Math.exp(random.nextDouble() * 4.5);
        int digits = Currency.getInstance(region.currency()).getDefaultFractionDigits();
        var exact = BigDecimal.valueOf(euros * region.perEuro());
        BigDecimal sum = chance(75) ? exact.round(new MathContext(2)) : exact;
        return Map.of(
                "amount", sum.setScale(digits, RoundingMode.HALF_UP).toPlainString(), "currency", region.currency());
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from {@code first} up to, and not, {@code end}. */
    int between(int first, int end) {
        return random.nextInt(first, end);
    }

    private static Region sellers(String currency) {
        return Region.ALL.stream()
                .filter(region -> region.currency().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String phone(Region region) {
        if (region.phone() == null) {
            return null;
        }
        var number = new StringBuilder();
        region.phone().chars().forEach(c -> number.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
        return number.toString();
    }

    private static String shown(String name) {
        return name.substring(0, name.indexOf('='));
    }

    private static String spelt(String name) {
        return name.substring(name.indexOf('=') + 1);
    }
}
