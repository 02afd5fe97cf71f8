package org.rapport.sales.conversion;

import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.path;

import java.util.UUID;

/** Leads that are ready to be converted. */
final class ConversionFixture {

    static final String LEADS = "/sales/leads";

    private ConversionFixture() {}

    static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The path of a qualified lead of {@code company}, from which the address of Pepper Potts has its domain. */
    static String qualified(String company) {
        String lead = path(LEADS, """
                {"firstName": "Pepper", "lastName": "Potts", "company": "%1$s", "email": "pepper@%1$s.example",
                 "estimatedValue": {"amount": "9000", "currency": "EUR"}, "source": "fair",
                 "touch": {"campaign": "spring"},
                 "consents": [{"channel": "email", "topic": "*", "state": "granted"}]}
                """.formatted(company));
        act(lead + "/qualify", "").statusCode(200);
        return lead;
    }
}
