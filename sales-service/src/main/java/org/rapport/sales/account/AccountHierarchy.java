package org.rapport.sales.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is above and below an account. What the caller may not read is not there, nor what is behind it; nothing is, if it
 * is hidden from him of any account what it is a part of.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountHierarchy(
        @Schema(description = "From the top to the account's parent") @Nullable
        List<AccountNode> ancestors,

        @Schema(description = "Level by level, each by name; at most 1000 accounts on at most 20 levels") @Nullable
        List<AccountNode> below,

        @Schema(description = "Whether more accounts are below than are shown") @Nullable
        Boolean more) {

    static final AccountHierarchy HIDDEN = new AccountHierarchy(null, null, null);
}
