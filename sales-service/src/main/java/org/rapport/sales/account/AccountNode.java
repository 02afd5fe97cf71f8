package org.rapport.sales.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;

/**
 * An account in a hierarchy, as far as the caller sees it.
 *
 * @param type     absent where it is hidden from the caller
 * @param parentId absent at the top of what the caller may read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountNode(
        UUID id,
        String name,
        AccountRecord.@Nullable Type type,
        @Nullable UUID parentId,

        @Schema(description = "How far below the account that was asked for; above it negative")
        int level) {}
