package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "1250,     EUR, 1250.00,  125000",
        "1250.5,   EUR, 1250.50,  125050",
        "-0.01,    EUR, -0.01,    -1",
        "0.000,    EUR, 0.00,     0",
        "007.10,   EUR, 7.10,     710",
        "1250.00,  JPY, 1250,     1250",
        "1.234,    TND, 1.234,    1234",
        "1.23450,  CLF, 1.2345,   12345",
        "92233720368547758.07, EUR, 92233720368547758.07, 9223372036854775807"
    })
    void hasTheDecimalsOfItsCurrency(String amount, String currency, String normalised, long minor) {
        var money = new Money(amount, currency);

        assertThat(money.amount()).isEqualTo(normalised);
        assertThat(money.toMinor()).isEqualTo(minor);
        assertThat(Money.fromMinor(minor, currency)).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "1250.001, EUR, amount",
                "1.5,      JPY, amount",
                "'1,5',    EUR, amount",
                "1e3,      EUR, amount",
                "NaN,      EUR, amount",
                "+1,       EUR, amount",
                "' 1',     EUR, amount",
                "٣,        EUR, amount",
                "'',       EUR, amount",
                "NULL,     EUR, amount",
                "92233720368547758.08, EUR, amount",
                "1,        eur, currency",
                "1,        XXX, currency",
                "1,        EURO, currency",
                "1,        NULL, currency"
            })
    void refusesWhatIsNoAmountOfItsCurrencyAndNamesTheField(String amount, String currency, String field) {
        assertThatThrownBy(() -> new Money(amount, currency))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field())
                        .isEqualTo(field));
    }

    @Test
    void readsAsItIsWritten() throws JsonProcessingException {
        var json = CrmEvents.mapper();

        assertThat(json.writeValueAsString(new Money("1250", "EUR")))
                .isEqualTo("{\"amount\":\"1250.00\",\"currency\":\"EUR\"}");
        assertThat(json.readValue("{\"amount\":\"1250\",\"currency\":\"EUR\"}", Money.class))
                .isEqualTo(new Money("1250.00", "EUR"));
    }
}
