package org.rapport.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.persistence.TenantRow;

class CursorTest {

    private static final UUID ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");

    /** Two replicas have the same list, but no object in common. */
    @Test
    void isTheSameInEveryReplica() {
        String one = cursor(listing(text -> text), "-name");
        String other = cursor(listing(text -> text), "-name");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void isOfOneOrderOnly() {
        var listing = listing(text -> text);

        assertThat(cursor(listing, "name")).isNotEqualTo(cursor(listing, "-name"));
        assertThat(cursor(listing, "-name")).isEqualTo(cursor(listing, null));
    }

    private static String cursor(Listing<TenantRow> listing, @Nullable String sort) {
        var query = new PageQuery();
        query.sort = sort;
        return cursor(listing, query, "");
    }

    @Test
    void isOfOneVersionOfThePoliciesOnly() {
        var listing = listing(text -> text);

        assertThat(cursor(listing, new PageQuery(), " a@1"))
                .isNotEqualTo(cursor(listing, new PageQuery(), " a@2"))
                .isEqualTo(cursor(listing, new PageQuery(), " a@1"));
    }

    private static String cursor(Listing<TenantRow> listing, PageQuery query, String policies) {
        return Lists.cursor(ID, listing, query, policies, "x", ID);
    }

    private static Listing<TenantRow> listing(Function<String, Object> reader) {
        return Listing.of(TenantRow.class, "name", new Listing.Kind("a text", reader, Kind.TEXT));
    }
}
