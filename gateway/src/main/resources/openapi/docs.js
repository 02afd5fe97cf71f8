// A session's cookie is used by itself; the gateway wants this header beside it on anything that changes something.
window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  oauth2RedirectUrl: window.location.origin + '/docs/oauth2-redirect.html',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  requestInterceptor: (request) => {
    request.headers['X-CRM-Requested-With'] = 'docs';
    return request;
  },
});
window.ui.initOAuth({
  clientId: 'crm-spa',
  scopes: ['openid', 'organization'],
  usePkceWithAuthorizationCodeGrant: true,
});
