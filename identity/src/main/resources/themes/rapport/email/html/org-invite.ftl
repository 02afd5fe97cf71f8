<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("invitationGreeting", firstName!"")}</p>
<p>${msg("invitationReason", organization.description!organization.name)}</p>
<p><a href="${link}">${msg("invitationAccept")}</a></p>
<p>${msg("invitationEnd", linkExpirationFormatter(linkExpiration))}<br>${msg("invitationIgnored")}</p>
</@layout.emailLayout>
