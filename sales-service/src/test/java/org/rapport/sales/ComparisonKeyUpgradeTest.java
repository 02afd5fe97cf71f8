package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.EarlierDatabase;

/** Records from before the keys were made by the kit are found as those from after. */
@QuarkusTest
class ComparisonKeyUpgradeTest {

    private static final String TIMES = "1, now(), 'ann', now(), 'ann'";

    @Test
    void makesTheKeysOfWhatIsThereAnew() throws Exception {
        var database = EarlierDatabase.before("0006-account-key");
        database.run("""
                insert into account (tenant_id, id, name, type, version, created_at, created_by, updated_at, updated_by)
                  select gen_random_uuid(), gen_random_uuid(), name, 'PROSPECT', %1$s
                  from unnest(array['Acme', 'CAFE\u0301 \u0130\u03a3']) name;
                insert into lead (tenant_id, id, email, status, score, consents, status_log,
                    version, created_at, created_by, updated_at, updated_by)
                  select gen_random_uuid(), gen_random_uuid(), email, 'NEW', 0, '[]', '[]', %1$s
                  from unnest(array['Ann@Example.com', 'INFO@M\u00dcNCHEN.example', null]) email;
                insert into contact (tenant_id, id, emails, email_key, phones, do_not_call, consents,
                    version, created_at, created_by, updated_at, updated_by)
                  values ('%2$s', '%2$s', '[]', 'info@m\u00fcnchen.example', '[]', false, '[]', %1$s);
                insert into contact_email (tenant_id, contact_id, email_key)
                  select '%2$s', '%2$s', key
                  from unnest(array['a@b.example', 'info@m\u00fcnchen.example', 'info@xn--mnchen-3ya.example']) key;
                """.formatted(TIMES, "0198c000-0000-7000-8000-0000000000aa"));

        database.upgrade();

        assertThat(database.texts("select name_key from account"))
                .containsExactlyInAnyOrder("acme", "caf\u00e9 i\u0307\u03c3");
        assertThat(database.texts("select email_key from lead"))
                .containsExactlyInAnyOrder("ann@example.com", "info@xn--mnchen-3ya.example", null);
        assertThat(database.texts("select email_key from contact_email"))
                .containsExactlyInAnyOrder("a@b.example", "info@xn--mnchen-3ya.example");
        assertThat(database.texts("select relname from pg_class where relrowsecurity and not relforcerowsecurity"))
                .isEmpty();
    }
}
