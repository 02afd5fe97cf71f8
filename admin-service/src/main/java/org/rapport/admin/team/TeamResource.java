package org.rapport.admin.team;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.events.admin.TeamRecord;
import org.rapport.kit.record.RecordResource;

@Path("/api/superadmin/teams")
@Tag(name = "Teams")
public class TeamResource extends RecordResource<TeamRecord, EditTeam, EditTeam> {

    TeamResource(TeamService service) {
        super(service);
    }
}
