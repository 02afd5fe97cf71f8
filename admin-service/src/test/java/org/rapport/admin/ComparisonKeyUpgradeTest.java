package org.rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.EarlierDatabase;

/** Names that mean the same are not lost because no two may: the elder one has the key. */
@QuarkusTest
class ComparisonKeyUpgradeTest {

    private static final String TENANT = "0198c000-0000-7000-8000-0000000000a1";

    @Test
    void keepsTagsAndMembersWhoseNamesMeanTheSame() throws Exception {
        var database = EarlierDatabase.before("0008-member-key");
        database.run("""
                insert into tag (tenant_id, id, name, color, version, created_at, created_by, updated_at, updated_by)
                  select '%1$s', gen_random_uuid(), name, '#000000', 1, at, 'ann', at, 'ann'
                  from (values ('cafe\u0301', timestamptz '2026-01-01'), ('CAF\u00c9', '2026-02-01')) said (name, at);
                insert into member (tenant_id, id, email, status, roles, version, created_at, created_by, updated_at,
                    updated_by)
                  select '%1$s', gen_random_uuid(), email, 'INVITED', '[]', 1, at, 'ann', at, 'ann'
                  from (values ('a@xn--mnchen-3ya.example', timestamptz '2026-01-01'), ('A@M\u00dcNCHEN.example', '2026-02-01'))
                    said (email, at);
                """.formatted(TENANT));

        database.upgrade();

        assertThat(database.texts("select name_key from tag order by created_at"))
                .satisfiesExactly(key -> assertThat(key).isEqualTo("caf\u00e9"), key -> assertThat(key)
                        .startsWith("caf\u00e9 "));
        assertThat(database.texts("select email_key from member order by created_at"))
                .satisfiesExactly(key -> assertThat(key).isEqualTo("a@xn--mnchen-3ya.example"), key -> assertThat(key)
                        .startsWith("a@xn--mnchen-3ya.example "));
        assertThat(database.texts("select relname from pg_class where relrowsecurity and not relforcerowsecurity"))
                .isEmpty();
    }
}
