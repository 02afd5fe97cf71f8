package org.rapport.admin.verification;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;

@Path("/api/audit/verify")
@Tag(name = "Audit")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class VerificationResource {

    private static final String VIOLATED = """
            {
              "state": "violated",
              "verifiedAt": "2026-11-25T08:00:00.123456Z",
              "services": [
                {
                  "service": "sales",
                  "state": "violated",
                  "entries": 1204,
                  "sealed": 1202,
                  "unsealed": 2,
                  "lastSeal": {"number": 381, "time": "2026-11-25T07:59:56.000214Z"},
                  "findings": [
                    {
                      "kind": "changed",
                      "detail": "The entry is not what was sealed: it was changed.",
                      "eventId": "0198c0de-0000-7000-8000-000000000001",
                      "seal": 377,
                      "entry": {
                        "eventId": "0198c0de-0000-7000-8000-000000000001",
                        "time": "2026-11-24T16:20:00.000031Z",
                        "actor": {"subject": "9f2c", "type": "person", "name": "Ada Lovelace"},
                        "service": "sales",
                        "aggregateType": "opportunity",
                        "aggregateId": "0198c0de-0000-7000-8000-000000000002",
                        "version": 4,
                        "eventType": "org.rapport.sales.opportunity.won.v1",
                        "transactionId": "0198c0de-0000-7000-8000-000000000003",
                        "changes": [{"field": "/stage", "before": "negotiation", "after": "won"}]
                      }
                    }
                  ],
                  "more": false
                }
              ]
            }
            """;

    private final VerificationService verifications;

    VerificationResource(VerificationService verifications) {
        this.verifications = verifications;
    }

    @GET
    @Operation(
            summary = "Compare every journal with its seals, and name what was changed, removed or slipped in",
            description =
                    "Asks each service for the digests of your organisation's journal, computed anew, and compares"
                            + " them with the seals. Takes up to 20 seconds; a service that has not answered by then is"
                            + " `unanswered`, and the whole `incomplete`. At most 100 findings are told of each service.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            schema = @Schema(implementation = Verification.class),
                            examples = @ExampleObject(name = "an entry was changed", value = VIOLATED)))
    @Requires("audit:read")
    public Verification verify() {
        return verifications.verify();
    }
}
