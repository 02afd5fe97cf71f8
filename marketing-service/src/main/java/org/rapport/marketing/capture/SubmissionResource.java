package org.rapport.marketing.capture;

import static jakarta.ws.rs.core.HttpHeaders.USER_AGENT;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.access.RequiresScope;
import org.rapport.kit.command.Command;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.marketing.form.Form;
import org.rapport.marketing.form.Forms;

/** What came in through a form: sent by visitors under the form's key, read by members under its id. */
@Path("/marketing/forms/{form}/submissions")
@Tag(name = "Forms")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource implements RecordOperations {

    private final CaptureService service;
    private final Forms forms;
    private final Lists lists;
    private final CurrentCaller caller;

    SubmissionResource(CaptureService service, Forms forms, Lists lists, CurrentCaller caller) {
        this.service = service;
        this.forms = forms;
        this.lists = lists;
        this.caller = caller;
    }

    @Override
    public RecordType<Capture, CaptureRecord> recordType() {
        return Capture.TYPE;
    }

    @GET
    @Operation(summary = "List what was submitted through a form")
    @Requires(RecordType.READ)
    public Page<CaptureRecord> list(@PathParam("form") String id, @BeanParam PageQuery query) {
        UUID form = forms.require(Uuids.inPath(id)).id();
        return lists.page(Capture.TYPE, Capture.TYPE.listing().where("formId", form), query);
    }

    @POST
    @Operation(summary = "Submit a form, without a login; the path holds the form's key")
    @RequiresScope("form:submit")
    @Command
    public RestResponse<FormReceipt> submit(
            @PathParam("form") String key,
            @HeaderParam("X-Forwarded-For") @Nullable String forwardedFor,
            @HeaderParam(USER_AGENT) @Nullable String userAgent,
            @Valid @NotNull SubmitForm command) {
        Form form = forms.open(caller.get().record(), key);
        service.submit(form, command, Visitor.of(forwardedFor, userAgent));
        return RestResponse.status(RestResponse.Status.ACCEPTED, new FormReceipt(form.redirectUrl(), form.thanks()));
    }
}
