package org.rapport.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.keycloak.Person;

/**
 * An organisation of the demonstration.
 *
 * @param seed  of everything that is drawn for it, so that each run draws the same
 * @param staff one person per role
 * @param goods what it sells
 */
record Tenant(
        String alias,
        String name,
        String locale,
        String currency,
        String zone,
        String plan,
        long seed,
        Map<String, Person> staff,
        List<String> goods) {

    static final String ADMINISTRATOR = "administrator";
    static final String MANAGER = "sales-manager";
    static final String REP = "sales-rep";
    static final String MARKETER = "marketer";
    static final String AGENT = "support-agent";
    static final String LEAD = "support-lead";
    static final String VIEWER = "viewer";

    static final List<Tenant> ALL = List.of(
            new Tenant(
                    "acme",
                    "Acme Pumpenbau",
                    "de",
                    "EUR",
                    "Europe/Berlin",
                    "enterprise",
                    20_260_105,
                    staff(
                            new Person("ann@acme.example", "Ann", "Ahlers"),
                            new Person("sven@acme.example", "Sven", "Søgaard"),
                            new Person("rosa@acme.example", "Rosa", "Reuß"),
                            new Person("mia@acme.example", "Mia", "Müller-Thurgau"),
                            new Person("samir@acme.example", "Samir", "Şimşek"),
                            new Person("lea@acme.example", "Léa", "Lacroix"),
                            new Person("vito@acme.example", "Vito", "Vuković")),
                    List.of("circulation pump", "dosing pump", "valve block", "pump controller", "service contract")),
            new Tenant(
                    "globex",
                    "グローベックス電力",
                    "ja",
                    "JPY",
                    "Asia/Tokyo",
                    "standard",
                    20_260_317,
                    staff(
                            new Person("akira@globex.example", "明", "佐藤"),
                            new Person("sora@globex.example", "空", "鈴木"),
                            new Person("rin@globex.example", "凛", "高橋"),
                            new Person("mei@globex.example", "芽衣", "伊藤"),
                            new Person("arjun@globex.example", "अर्जुन", "मेहता"),
                            new Person("lin@globex.example", "琳", "陳"),
                            new Person("vera@globex.example", "Vera", "Petrenko")),
                    List.of("solar inverter", "battery rack", "charging post", "smart meter", "monitoring licence")));

    /** The one who is invited with the organisation, and invites the others. */
    Person administrator() {
        return staff.get(ADMINISTRATOR);
    }

    private static Map<String, Person> staff(Person... people) {
        List<String> roles = List.of(ADMINISTRATOR, MANAGER, REP, MARKETER, AGENT, LEAD, VIEWER);
        Map<String, Person> staff = new LinkedHashMap<>();
        for (int i = 0; i < roles.size(); i++) {
            staff.put(roles.get(i), people[i]);
        }
        return staff;
    }
}
