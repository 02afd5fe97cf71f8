package org.rapport.admin.session;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rapport.kit.access.RequiresScope;

/**
 * Sessions at Keycloak, for the gateway alone: it shows everybody their own at {@code /auth/sessions}, and routes nobody
 * here.
 */
@Path("/internal/sessions")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class SessionResource {

    private static final String SCOPE = "sessions";

    private final PersonalSessions sessions;
    private final SessionEnds ends;

    SessionResource(PersonalSessions sessions, SessionEnds ends) {
        this.sessions = sessions;
        this.ends = ends;
    }

    @GET
    @Operation(hidden = true)
    @RequiresScope(SCOPE)
    public SessionList list(@QueryParam("subject") @NotNull String subject) {
        return new SessionList(sessions.of(subject));
    }

    @DELETE
    @Path("/{id}")
    @Operation(hidden = true)
    @RequiresScope(SCOPE)
    public void end(@PathParam("id") String id, @QueryParam("subject") @NotNull String subject) {
        sessions.end(id, subject);
    }

    @POST
    @Path("/ended")
    @Operation(hidden = true)
    @RequiresScope(SCOPE)
    public void ended(@Valid @NotNull EndedElsewhere session) {
        ends.tell(session.sid(), session.subject());
    }
}
