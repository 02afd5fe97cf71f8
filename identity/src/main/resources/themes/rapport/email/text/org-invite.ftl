<#ftl output_format="plainText">
<#-- Not Keycloak's own: that one writes the link as for HTML, and no mail program can follow it. -->
${msg("invitationGreeting", firstName!"")}

${msg("invitationReason", organization.description!organization.name)}

${link}

${msg("invitationEnd", linkExpirationFormatter(linkExpiration))}
${msg("invitationIgnored")}
