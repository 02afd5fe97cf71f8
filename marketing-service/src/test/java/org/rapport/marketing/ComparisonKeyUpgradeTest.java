package org.rapport.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.EarlierDatabase;

/** Who was two persons because of the spelling of an address is one, and keeps all that was allowed and refused. */
@QuarkusTest
class ComparisonKeyUpgradeTest {

    private static final String ELDER = "0198c000-0000-7000-8000-0000000000a1";
    private static final String YOUNGER = "0198c000-0000-7000-8000-0000000000a2";

    @Test
    void makesOnePersonOfThoseWhoAreOne() throws Exception {
        var database = EarlierDatabase.before("0004-capture-key");
        database.run("""
                insert into person (tenant_id, id, email, known, stage, consents, first_seen_at, last_seen_at) values
                  ('%1$s', '%1$s', 'info@m\u00fcnchen.example', false, 'LEAD', '[{"channel": "email", "state": "granted"}]', '2026-01-01', now()),
                  ('%1$s', '%2$s', 'info@xn--mnchen-3ya.example', true, 'LEAD', '[{"channel": "post", "state": "withdrawn"}]', '2026-02-01', now()),
                  ('%2$s', '%1$s', 'info@xn--mnchen-3ya.example', true, 'LEAD', '[]', '2026-02-01', now());
                insert into consent_entry (tenant_id, id, person_id, channel, topic, state, told_by, told_by_id, given_at)
                  select '%1$s', gen_random_uuid(), person, 'email', 'news', state, 'LEAD', '%1$s', '2026-01-01'
                  from (values ('%1$s'::uuid, 'GRANTED'), ('%2$s', 'GRANTED'), ('%2$s', 'WITHDRAWN')) said (person, state);
                insert into mention (tenant_id, id, kind, sequence, alive, said)
                  values ('%1$s', '%1$s', 'LEAD', 1, true, '{"changedAt": "2026-01-02T03:04:05.000006Z"}');
                insert into mention_address (tenant_id, mention_id, address)
                  select '%1$s', '%1$s', address
                  from unnest(array['info@m\u00fcnchen.example', 'info@xn--mnchen-3ya.example']) address;
                """.formatted(ELDER, YOUNGER));

        database.upgrade();

        String ofTenant = " where tenant_id = '" + ELDER + "'";
        assertThat(database.texts(
                        "select id || ' ' || email || ' ' || email_key || ' ' || known from person" + ofTenant))
                .containsExactly(ELDER + " info@m\u00fcnchen.example info@xn--mnchen-3ya.example true");
        assertThat(database.texts("select json_array_elements(consents) ->> 'state' from person" + ofTenant))
                .containsExactly("granted", "withdrawn");
        assertThat(database.texts("select json_array_elements(consents) ->> 'address' from person" + ofTenant))
                .containsExactly("info@m\u00fcnchen.example", null);
        assertThat(database.texts("select distinct address from consent_entry" + ofTenant))
                .containsExactly("info@m\u00fcnchen.example");
        assertThat(database.texts("select state from consent_entry" + ofTenant + " and person_id = '" + ELDER + "'"))
                .containsExactlyInAnyOrder("GRANTED", "WITHDRAWN");
        assertThat(database.texts("select address from mention_address" + ofTenant))
                .containsExactly("info@xn--mnchen-3ya.example");
        assertThat(database.texts("select changed_at at time zone 'UTC' from mention" + ofTenant))
                .containsExactly("2026-01-02 03:04:05.000006");
        assertThat(database.texts("select email from person where tenant_id = '" + YOUNGER + "'"))
                .hasSize(1);
        assertThat(database.texts("select relname from pg_class where relrowsecurity and not relforcerowsecurity"))
                .isEmpty();
    }
}
