package org.rapport.sales.contact;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.kit.access.Requires;
import org.rapport.kit.batch.BatchAnswer;
import org.rapport.kit.batch.BatchRequest;
import org.rapport.kit.batch.Batches;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;

@Path("/sales/contacts")
@Tag(name = "Contacts")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class ContactCardResource implements RecordOperations {

    private static final String VCARD = "text/vcard";

    private final ContactCards cards;
    private final Batches batches;
    private final ObjectMapper json;

    ContactCardResource(ContactCards cards, Batches batches, ObjectMapper json) {
        this.cards = cards;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public RecordType<?, ?> recordType() {
        return Contact.TYPE;
    }

    @GET
    @Path("/{id}/vcard")
    @Produces(VCARD)
    @Operation(
            summary = "Read a contact as a vCard",
            description =
                    "Of version 4.0, UTF-8. It has no address and no number that must not be used or does not work.")
    @Requires(RecordType.READ)
    public RestResponse<byte[]> card(@PathParam("id") UUID id) {
        CardOfContact card = cards.of(id);
        String name = URLEncoder.encode(card.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return RestResponse.ResponseBuilder.ok(card.text().getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", VCARD + ";charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"contact.vcf\"; filename*=UTF-8''" + name + ".vcf")
                .build();
    }

    @POST
    @Path("/vcard")
    @Consumes(VCARD)
    @Operation(
            summary = "Make contacts of up to 200 vCards",
            description =
                    "Of version 2.1, 3.0 or 4.0, each alone: the answer has what `POST /sales/contacts` would have answered to"
                            + " each. The organisation of a card is the name of the account: one that is known, or a new one.")
    @APIResponse(
            responseCode = "207",
            description = "Multi-Status",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @Requires(RecordType.CREATE)
    public RestResponse<BatchAnswer> make(byte[] body, @Context UriInfo uri) {
        List<BatchRequest.Operation> made = cards.in(body).stream()
                .map(command ->
                        new BatchRequest.Operation(null, "POST", "/sales/contacts", null, json.valueToTree(command)))
                .toList();
        return RestResponse.ResponseBuilder.<BatchAnswer>create(207)
                .entity(batches.answer(new BatchRequest(false, made), uri))
                .build();
    }
}
