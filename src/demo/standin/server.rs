//! HTTP: addresses, encodings, the token, faults; the rest is the state's business.
//!
//! «No answer» is made by a body that fails before its first byte: hyper then closes the connection with nothing sent.
use super::{
    failure::Failure,
    faults::Fault,
    methods,
    params::{Params, Upload},
    poll,
    shared::Shared,
};
use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, Form, FromRequest, Multipart, Path, Query, Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A little above what a bot may upload, so that the refusal is Telegram's.
const MAX_BODY: usize = 64 * 1024 * 1024;

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{bot}/{method}", any(call))
        .route("/file/{bot}/{*path}", get(download))
        .fallback(async || refusal(&Failure::not_found()))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(shared)
}

type Call = Result<Value, Failure>;

async fn call(
    State(shared): State<Arc<Shared>>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    tokio::select! {
        biased;
        () = shared.interrupted() => cut(),
        response = serve(&shared, &bot, &method, request) => response,
    }
}

async fn serve(shared: &Shared, bot: &str, method: &str, request: Request) -> Response {
    let token = bot.strip_prefix("bot").unwrap_or_default();
    if !shared.look(|state| state.token == token) {
        return refusal(&Failure::unauthorized());
    }
    let Some((name, method)) = methods::find(method) else {
        return refusal(&Failure::not_found());
    };
    let _entered = method.map(|_| shared.enter_call());
    shared.look_mut(|state| *state.calls.entry(name).or_default() += 1);
    let params = match read(request).await {
        Ok(params) => params,
        Err(failure) => return refusal(&failure),
    };
    let run = async || match method {
        Some(method) => shared.act(|state| method(state, &params)),
        None => poll::get_updates(shared, &params).await,
    };
    match shared.take_fault(name, &params) {
        None => answer(shared, run().await),
        Some(Fault::Reply(failure)) => answer(shared, Err(failure)),
        Some(Fault::ReplyAfter(failure)) => {
            let _ = run().await;
            answer(shared, Err(failure))
        }
        Some(Fault::CutBefore) => cut(),
        Some(Fault::CutAfter) => {
            let _ = run().await;
            cut()
        }
        Some(Fault::Slow(hold)) => {
            hold.wait().await;
            answer(shared, run().await)
        }
        Some(Fault::SlowAnswer(hold)) => {
            let result = run().await;
            hold.wait().await;
            answer(shared, result)
        }
    }
}

fn answer(shared: &Shared, result: Call) -> Response {
    match result {
        Ok(result) => Json(json!({ "ok": true, "result": result })).into_response(),
        Err(failure) => {
            shared.look_mut(|state| *state.refusals.entry(failure.description.clone()).or_default() += 1);
            refusal(&failure)
        }
    }
}

fn refusal(failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(failure.body())).into_response()
}

/// The connection closes without an answer.
fn cut() -> Response {
    let broken = futures::stream::once(async { Err::<Vec<u8>, _>(std::io::Error::other("cut by the stand-in")) });
    Response::new(Body::from_stream(broken))
}

async fn download(State(shared): State<Arc<Shared>>, Path((bot, path)): Path<(String, String)>) -> Response {
    if *shared.down.borrow() {
        return cut();
    }
    let token = bot.strip_prefix("bot").unwrap_or_default();
    let found = shared.look(|state| match state.token == token {
        true => state.files.at_path(&path).map(|file| file.bytes.clone()).ok_or_else(Failure::not_found),
        false => Err(Failure::unauthorized()),
    });
    match found {
        Ok(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Err(failure) => refusal(&failure),
    }
}

/// The arguments of the address and of the body, in any encoding.
async fn read(request: Request) -> Result<Params, Failure> {
    let unreadable = |why: String| Failure::bad(format!("can't parse request: {why}"));
    let mut params = Params::default();
    let query = Query::<Vec<(String, String)>>::try_from_uri(request.uri());
    for (name, value) in query.map(|Query(pairs)| pairs).unwrap_or_default() {
        params.put(name, Value::String(value));
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/json") {
        let body = axum::body::Bytes::from_request(request, &()).await.map_err(|e| unreadable(e.to_string()))?;
        if !body.is_empty() {
            let Ok(Value::Object(fields)) = serde_json::from_slice(&body) else {
                return Err(unreadable("JSON object expected".to_owned()));
            };
            params.put_all(fields);
        }
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let Form(pairs) = form.map_err(|e| unreadable(e.to_string()))?;
        pairs.into_iter().for_each(|(name, value)| params.put(name, Value::String(value)));
    } else if kind.starts_with("multipart/form-data") {
        let multipart = Multipart::from_request(request, &()).await.map_err(|e| unreadable(e.to_string()))?;
        read_parts(multipart, &mut params).await?;
    }
    Ok(params)
}

async fn read_parts(mut parts: Multipart, params: &mut Params) -> Result<(), Failure> {
    let unreadable = |why: axum::extract::multipart::MultipartError| match why.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(413, "Request Entity Too Large"),
        _ => Failure::bad(format!("can't parse request: {why}")),
    };
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let mime = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(unreadable)?;
        match file {
            Some(file) => params.put_upload(name, Upload { name: Some(file), mime, bytes }),
            None => params.put(name, Value::String(String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(())
}
