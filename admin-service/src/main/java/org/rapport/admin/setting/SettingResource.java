package org.rapport.admin.setting;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.SettingRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;

/**
 * The settings of the caller's organisation, by their keys. What is listed are the definitions, which are few and the
 * same for everybody, each with what holds: there is nothing to page through, to sort or to filter, and none can be made
 * or deleted.
 */
@Path("/api/superadmin/settings")
@Tag(name = "Settings")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class SettingResource implements RecordOperations {

    private static final String SHOWN = """
            {
              "id": "0198c0de-0000-7000-8000-000000000001",
              "version": 3,
              "key": "sales.conversion-duplicates",
              "title": "Duplicates at the conversion of a lead",
              "description": "What the conversion of a lead does when it finds accounts or contacts like those that it would make.",
              "schema": {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "type": "object",
                "properties": {
                  "accounts": {"enum": ["refuse", "allow"]},
                  "contacts": {"enum": ["refuse", "allow"]}
                },
                "required": ["accounts", "contacts"],
                "additionalProperties": false
              },
              "default": {"accounts": "refuse", "contacts": "refuse"},
              "value": {"accounts": "allow", "contacts": "refuse"},
              "own": true,
              "updatedAt": "2026-11-25T08:00:00.123456Z",
              "updatedBy": "9f2c"
            }
            """;

    private final SettingService service;

    SettingResource(SettingService service) {
        this.service = service;
    }

    @Override
    public RecordType<Setting, SettingRecord> recordType() {
        return Setting.TYPE;
    }

    @GET
    @Operation(summary = "List all settings, each with what holds in the organisation")
    @Requires(RecordType.READ)
    public Page<SettingView> list() {
        return new Page<>(service.all(), null, null);
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "Read a setting, and what holds in the organisation")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            schema = @Schema(implementation = SettingView.class),
                            examples = @ExampleObject(name = "a setting with a value of its own", value = SHOWN)))
    @Requires(RecordType.READ)
    public SettingView get(@PathParam("key") String key) {
        return service.one(key);
    }

    @PUT
    @Path("/{key}")
    @Operation(
            summary = "Change what a setting says",
            description = "Holds in every service within 5 seconds. Of a setting of which the organisation never said"
                    + " anything the version is 0. A value that the setting's schema does not allow is answered 422,"
                    + " with a pointer to each place.")
    @Requires(RecordType.EDIT)
    @Command
    public SettingView change(
            @PathParam("key") String key,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChangeSetting command) {
        return service.change(key, new IfMatch(ifMatch), command.value());
    }

    @GET
    @Path("/{key}/history")
    @Operation(summary = "List what the organisation said of a setting")
    @Requires(RecordType.READ)
    public Page<HistoryEntry> history(@PathParam("key") String key, @BeanParam HistoryQuery query) {
        return service.history(key, query);
    }
}
