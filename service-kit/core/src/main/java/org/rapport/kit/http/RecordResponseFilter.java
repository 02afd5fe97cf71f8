package org.rapport.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.rapport.events.CrmRecord;
import org.rapport.kit.mask.Answers;
import org.rapport.kit.paging.Page;

/**
 * What every answer with a record or a list has in common: a record, or a view with a version, carries that as entity tag,
 * and is not sent to who has it already; a page links to the next; nothing is kept by a shared cache.
 */
@Provider
public class RecordResponseFilter implements ContainerResponseFilter {

    private final Answers answers;

    RecordResponseFilter(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        switch (response.getEntity()) {
            case CrmRecord record -> tag(IfMatch.tag(record.version(), answers.hidden(record)), request, response);
            case Versioned view -> tag(IfMatch.tag(view.version(), Set.of()), request, response);
            case Page<?> page -> {
                response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
                if (page.next() != null && request.getMethod().equals("GET")) {
                    response.getHeaders().putSingle(HttpHeaders.LINK, link(request.getUriInfo(), page.next()));
                }
            }
            case null -> {}
            default -> {
                if (response.getStatus() < 300) {
                    response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("private, no-cache"));
                }
            }
        }
    }

    private static void tag(EntityTag entity, ContainerRequestContext request, ContainerResponseContext response) {
        String tag = entity.getValue();
        response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + tag + "\"");
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && request.getMethod().equals("GET") && IfMatch.names(tag, known)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }

    private static String link(UriInfo uri, String cursor) {
        URI next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
