import { startSandbox } from './server.cjs';
async function main(){
const s=await startSandbox({now:'2026-05-10T12:00:00Z'});
const auth=await fetch(s.baseUrl+'/auth',{method:'POST',body:new URLSearchParams({client_id:s.clientId,client_secret:s.clientSecret})}); const a=await auth.json() as any; console.log(a, auth.headers.get('content-type'));
const h={authorization:a.data.token};
const get=async(p:string,hh:any=h,m='GET',body?:any)=>{const r=await fetch(s.baseUrl+p,{method:m,headers:hh,body});const t=await r.text();console.log(m,p.slice(-60),r.status,t.slice(0,600));try{return JSON.parse(t)}catch{return t}};
await get('/venues?limit=1');
await get('/nope'); await get('/nope',{}); await get('/venues',{}); await get('/venues',{authorization:'Bearer '+a.data.token});await get('/venues',{authorization:s.apiKey});
const v=s.venues[0].id;
await get(`/venues/${v}/availability?date=2026-05-15&party_size=4&start_time=15:00&end_time=19:00`);
const b=await get(`/venues/${v}/book`,h,'PUT',new URLSearchParams({date:'2026-05-15',time:'15:30',party_size:'4',first_name:'Ann',last_name:'Lee',phone:'+1 212-555-0199',tags:'Special Occasions:Birthday',notes:'window',external_id:'x1',email:'a@example.com',send_client_email:'true'}));
await get(`/venues/${v}/book`,{...h,'content-type':'application/json'},'PUT','{"date":"2026-05-15"}');
await get(`/reservations/${b.data.reservation_id}`);
await get(`/clients/${b.data.client_id}`);
await get(`/reservations?external_id=x1&limit=1`);
await get(`/reservations/${b.data.reservation_id}/cancel`,h,'POST');
await get(`/reservations/${b.data.reservation_id}/cancel`,h,'POST');
await get(`/reservations/export?limit=1`);
await get(`/clients/export?limit=1&venue_group_id=${s.venueGroupId}`);
await get(`/venues/${v}/shifts?start_date=2026-05-15`);
for(const kind of ['resetAfterCommit','truncate','truncatedJson','html200','resetBeforeCommit','500AfterCommit','forbid'] as const){s.faults.add({match:{times:1},effect:{kind}}); await get('/venues').catch(e=>console.log(kind,String(e),String(e.cause)));}
const hang=fetch(s.baseUrl+'/venues',{headers:h}); s.faults.add({effect:{kind:'timeoutAfterCommit'}}); const t=fetch(s.baseUrl+'/venues',{headers:h}).catch(e=>console.log('closed',String(e.cause)));
await hang.catch(()=>0); console.log(s.state.messages, s.log.length, s.log.map(l=>l.status+' '+l.apiPath.slice(0,12)+l.authorized).join('\n'));
await s.close(); await t; console.log('closed');
}
main();
